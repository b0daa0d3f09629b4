"""The arithmetic by which tables prove themselves."""
