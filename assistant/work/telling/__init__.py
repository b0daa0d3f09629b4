"""An outcome in words and as a table, each figure cited; or why there is none."""
