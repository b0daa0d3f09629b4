"""How well a unit of evidence answers, and whether that is enough."""
