"""Boards side by side."""
