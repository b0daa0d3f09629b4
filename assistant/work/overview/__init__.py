"""How it goes for a board as a whole: its own total first, then the areas that make it up."""
