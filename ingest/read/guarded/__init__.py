"""The reading process: one file in, its structure out, within limits."""
