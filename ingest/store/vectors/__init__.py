"""The vectors of a library: in sealed files of its own, or in a collection of a Chroma server."""
