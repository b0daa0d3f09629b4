"""Text as a file has it, made whole: lines, pages, and what belongs to the page and not to the text."""
