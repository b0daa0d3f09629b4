"""A further training of the reader, on a processor: the upper layers learn from what the lower ones make."""
