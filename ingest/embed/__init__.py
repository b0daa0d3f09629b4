"""Texts to vectors: one protocol, one file an implementation, one chooser."""
