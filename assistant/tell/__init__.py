"""Evidence to statements, citations, comparisons and refusals."""
