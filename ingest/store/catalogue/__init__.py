"""The catalogue of a library: SQLite, written by one and read by many."""
