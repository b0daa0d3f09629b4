"""An answer as others take it: JSON, files for spreadsheets, a quote with the text around it."""
