"""Documents selected, passages retrieved and gathered as evidence."""
