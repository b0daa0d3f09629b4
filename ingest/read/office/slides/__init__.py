"""Presentations: slides to elements."""
