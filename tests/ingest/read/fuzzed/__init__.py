"""Files with random hostile but legal features; each says which words of it show and which do not."""
