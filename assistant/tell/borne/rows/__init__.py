"""Whether a table row bears a sentence."""
