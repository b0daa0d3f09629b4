"""Whether a sentence, whoever wrote it, is borne by the passage that it cites."""
