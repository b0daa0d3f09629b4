"""Footnotes: raised marks, and what the notes that they point at say of a cell or a text."""
