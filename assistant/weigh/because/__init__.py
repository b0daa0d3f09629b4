"""The words by which reports give a reason."""
