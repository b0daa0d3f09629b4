"""Readers, one file a format: bytes in, text and certain structure out."""
