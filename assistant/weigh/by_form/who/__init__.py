"""Who a text says is in charge of a thing, and where it takes that thing up again."""
