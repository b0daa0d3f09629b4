"""Questions that the documents cannot answer, made from those that they can by taking the answer away."""
