"""How the reader is trained: which of a passage's sentences and rows answers a question, or that none does."""
