"""Web pages: markup and style sheets to elements."""
