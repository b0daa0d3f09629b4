"""What may go wrong with a language model or a reranker."""


class ModelError(Exception):
    """The language model cannot be used or did not answer; the message is what a user may be shown."""
