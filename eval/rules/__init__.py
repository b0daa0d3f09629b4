"""What each hand-written rule of the assistant is worth: what it touches is asked with the rule switched off."""
