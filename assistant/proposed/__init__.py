"""What a language model may propose where nothing was found: another wording, a plan, a sentence; all of it checked."""
