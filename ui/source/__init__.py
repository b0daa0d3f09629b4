"""What a source shows: its quote in its setting, the table with its cell, the page, the original file."""
