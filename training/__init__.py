"""Trains the small Swedish embedding model that the package ships, and measures it."""
