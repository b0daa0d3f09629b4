"""A follow-up changes one part of the plan of the turn before."""
