"""What stands before everything that is served: which address takes which role, and how each is answered."""
