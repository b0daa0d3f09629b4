"""What a question leaves unsaid and takes over from the one before it, and how it then reads in full."""
