"""Tables of figures, whose rows end in numbers: budgets, key figures."""
