"""Whether the best of what was found is enough to answer with."""
