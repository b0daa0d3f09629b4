"""The tables of answers: their cells and figures, and charts of them."""
