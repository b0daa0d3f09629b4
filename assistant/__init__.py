"""Question and conversation in, cited answer out."""
