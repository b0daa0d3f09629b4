"""Language models and rerankers, where they are configured."""
