"""A citation's quote with the stored text around it."""

from dataclasses import dataclass

from assistant.answer import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A quote in its place: `before + quote + after` is one stretch of the stored text.

    `opens` is True where `before` reaches the start of the document, `closes` where `after` reaches its end.
    """

    before: str
    quote: str
    after: str
    opens: bool = False
    closes: bool = False


def surroundings(text: str, citation: Citation, *, width: int = 600) -> Surroundings:
    """Return the quote of `citation` in `text`, the stored text of its document, with its surroundings.

    About `width` characters stand on each side, cut where a paragraph starts or ends if one does within them, else
    at the start or end of a line, else of a word.
    """
    start = max(0, min(citation.start, len(text)))
    end = max(start, min(citation.end, len(text)))
    first = _first(text, max(0, start - width), start)
    last = _last(text, end, min(len(text), end + width))
    return Surroundings(
        before=text[first:start],
        quote=text[start:end],
        after=text[end:last],
        opens=first == 0,
        closes=last == len(text),
    )


def _first(text: str, earliest: int, start: int) -> int:
    """Return where the surroundings begin: after the first break between `earliest` and `start`."""
    if earliest == 0:
        return 0
    for gap in ("\n\n", "\n", " "):
        found = text.find(gap, earliest, start)
        if found >= 0:
            return found + len(gap)
    return start


def _last(text: str, end: int, latest: int) -> int:
    """Return where the surroundings stop: at the last break between `end` and `latest`."""
    if latest == len(text):
        return latest
    for gap in ("\n\n", "\n", " "):
        found = text.rfind(gap, end, latest)
        if found >= 0:
            return found
    return end
