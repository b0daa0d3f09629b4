"""Which body, year, report type and title a document has, and how sure that is."""
