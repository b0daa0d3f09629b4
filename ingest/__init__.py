"""Documents in, library out; knows nothing of questions."""
