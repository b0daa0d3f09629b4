"""The shapes that worked questions have: each makes a plan of a question that has it."""
