"""A multilingual encoder that says how near a sentence is to a question in meaning, where the machine has one."""
