"""A plan carried out over rows: decimals, units, conditions, order and totals."""
