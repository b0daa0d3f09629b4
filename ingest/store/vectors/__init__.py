"""The vectors of a library in Chroma, in shards that are written once."""
