"""Plain text and Markdown: lines to blocks."""
