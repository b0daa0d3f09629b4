"""Whether running text bears a sentence."""
