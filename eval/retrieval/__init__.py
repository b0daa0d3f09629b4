"""Retrieval alone, against baselines and on outside sets."""
