"""The library on disk: catalogue, vectors, word index, and every change of them."""
