"""Figures of a row that a question names worked out of its cells: a share, each year, beside a target, for each."""
