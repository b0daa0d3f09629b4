"""What came out of a plan, put in words: first what all rows come to, then the rows, then what is to be noted."""
