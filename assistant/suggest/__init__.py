"""Questions that a library can answer: to begin with, and after an answer."""
