"""Pages of a PDF through PDFium: what shows on them, as words and lines."""
