"""Colours of text and of what lies behind it: text of its ground's colour does not show."""

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
CLEAR: Colour = (-100, -100, -100)  # nothing is drawn
PICTURE: Colour = (-200, -200, -200)  # something is drawn that has no one colour, or none that is known
_NEARLY = 3  # of 255: nobody tells such colours apart


def from_hex(text: str | None) -> Colour | None:
    """Return the colour of six hexadecimal digits, None for anything else: `FF0000` -> red."""
    if text is None or len(text) != 6:
        return None
    try:
        red, green, blue = bytes.fromhex(text)
    except ValueError:
        return None
    return red, green, blue


def is_same(one: Colour, other: Colour) -> bool:
    """Return whether two colours look the same."""
    return all(abs(first - second) <= _NEARLY for first, second in zip(one, other, strict=True))
