"""Vectors in sealed files, searched one by one: shards that are written once."""
