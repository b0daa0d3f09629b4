"""A run: systems asked every question of a set, in figures, against floors and an earlier run."""
