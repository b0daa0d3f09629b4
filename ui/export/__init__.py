"""Answers and conversations to take along: Word, Excel, Markdown, plain text."""
