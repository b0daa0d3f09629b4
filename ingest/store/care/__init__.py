"""Proves a library, saves it, and brings it back."""
