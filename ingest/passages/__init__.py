"""Blocks to passages: what is found and cited."""
