"""The red thread: one indicator or area from goal and target over the year's reports to the outcome."""
