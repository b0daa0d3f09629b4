"""Whether the best evidence tells what is asked of a thing, and not something else of it."""
