"""What the form of a text or a table tells of the very thing asked: a meaning, who is in charge, measures, a reason."""
