"""Reports of other municipalities and kinds, written once and put in every file format."""
