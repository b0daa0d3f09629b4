"""Tables set with spaces, their columns one under the other."""
