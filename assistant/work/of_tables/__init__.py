"""Rows of a table that everyday words ask for: all that rose, that miss a target, together, a share, over budget."""
