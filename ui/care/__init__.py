"""The page Drift: what runs here, how much room it takes, and whether all is well; and the banner that says so."""
