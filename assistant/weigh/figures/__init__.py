"""Which figure is asked for, and which cells are it."""
