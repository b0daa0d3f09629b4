"""The page Fråga: a conversation, its answers and their sources."""
