"""The page Om: what the program can and cannot do, and where texts go."""
