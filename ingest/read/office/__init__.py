"""Word, PowerPoint, spreadsheets and web pages: markup to elements."""
