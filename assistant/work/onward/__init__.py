"""Follow-ups that go on from the very cell that the answer before led with."""
