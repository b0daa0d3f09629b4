"""Who has a page open, what they may do, and what keeps everybody else out."""
