"""The way of a file into a library: found, prepared, looked at, put in the place of what it replaces, mended."""
