"""What a reader makes of the evidence: which sentence leads, and how likely it answers."""
