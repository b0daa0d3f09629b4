"""What municipal plans and reports are made of: bodies, columns, kinds of lines, ranks of goals."""
