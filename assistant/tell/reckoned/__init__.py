"""Results that running text gives the figures for and does not tell: a share, what is left, a half of something."""
