"""What is measured of an answer, its citations, its passages and its refusals."""
