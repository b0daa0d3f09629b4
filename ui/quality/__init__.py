"""The page Kvalitet: how well the program answers, what people said of it, and which documents to look over."""
