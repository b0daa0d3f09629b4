"""What two cells of a table come to: how far apart they are, what is left, a share, how many for each, how late."""
