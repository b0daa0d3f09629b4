"""Answers that a language model writes over what was found, under the same rules of citation."""
