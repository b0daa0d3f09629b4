"""The public texts and questions that a model learns from."""
