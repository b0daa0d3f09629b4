"""Vectors on a Chroma server: one collection a library, in which the vectors of a document carry one name."""
