"""What the columns of a table hold: measure, side, time, unit, and their part in arithmetic."""
