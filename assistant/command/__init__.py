"""The command line of the assistant: its commands, and every text that they show."""
