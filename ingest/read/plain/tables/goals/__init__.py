"""Tables of indicators and activities, whose cells lie on wrapped lines."""
