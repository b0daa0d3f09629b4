"""The page Samtal: conversations kept from one day to the next, and what people said of the answers."""
