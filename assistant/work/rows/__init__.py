"""The rows that a plan means, out of the facts of the reports."""
