"""Certain table rows as typed facts, and the identities by which a table proves itself."""
