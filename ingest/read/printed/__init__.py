"""PDF: words with positions to elements."""
