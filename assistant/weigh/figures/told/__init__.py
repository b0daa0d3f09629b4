"""What a text names by its bounds or its number: an age, a school year, a quarter, a household."""
