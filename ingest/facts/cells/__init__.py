"""What stands in a cell, typed."""
