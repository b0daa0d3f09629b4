"""A count with its noun, in the form that Swedish gives it."""


def counted(count: int, one: str, many: str) -> str:
    """Return a count with what is counted: `1 fil`, `3 filer`."""
    return f"{count} {one if count == 1 else many}"
