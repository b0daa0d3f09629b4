"""Tables in plain text: lines to rows with named cells."""
