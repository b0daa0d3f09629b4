"""What is said when there is no answer, and what there is instead."""
