"""What meets what: words, synonyms, other names."""
