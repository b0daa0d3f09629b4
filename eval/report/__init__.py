"""Figures as a page and in the terminal."""
