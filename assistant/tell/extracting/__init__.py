"""Answers in the documents' own sentences, list items and cells."""
