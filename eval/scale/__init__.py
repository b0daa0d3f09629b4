"""What a library of each size costs."""
