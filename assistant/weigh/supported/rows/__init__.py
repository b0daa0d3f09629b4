"""Whether the best evidence is of another row of a table than the one asked for, or of another kind or part of it."""
