"""What is evaluated: the assistant, whole and in parts, and what others get without work."""
