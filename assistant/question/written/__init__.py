"""A question as it was typed: slips of the pen are found, and put right by the names and words of the library."""
