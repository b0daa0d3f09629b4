"""A question taken apart, and the plan that it asks for."""
