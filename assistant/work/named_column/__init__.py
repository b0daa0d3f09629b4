"""The rows of a table by a column that the question names in the column's own words."""
