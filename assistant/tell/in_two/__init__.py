"""The two parts of a question in two: the second told beside the first, or said not to be answered."""
