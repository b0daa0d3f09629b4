"""What something costs: the column of money, of the whole, of what has been spent."""
