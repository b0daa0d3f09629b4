"""The tables of a printed page: drawn with lines or set without them."""
