"""The goals of a report as a tree, and lists of them."""
