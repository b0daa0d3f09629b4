"""Swedish and nothing else: words, numbers, sentences, abbreviations, names."""
