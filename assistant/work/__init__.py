"""Worked answers: a plan made from the question, and its calculation over facts."""
