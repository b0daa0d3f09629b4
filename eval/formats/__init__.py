"""Whether each file format keeps a document's cells, headings, text and answers."""
