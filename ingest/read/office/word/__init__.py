"""Word documents: markup to elements."""
