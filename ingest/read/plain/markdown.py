"""What Markdown shows: no comments, no struck text, footnote marks raised; each line keeps its number.

Text that is no Markdown holds none of this, so that it need not be told apart.
"""

import html
import re

from ingest.read.footnotes.raised import wrap_note

_COMMENT = re.compile(r"<!--.*?-->|^[ \t]*\[(?://|comment)\]:\s?#.*?$", re.DOTALL | re.MULTILINE)
_STRUCK = re.compile(r"~~(?=\S)[^~\n]*?(?<=\S)~~[ \t]?|<(s|del|strike)>.*?</\1>[ \t]?", re.DOTALL | re.IGNORECASE)
_MARK = re.compile(r"\[\^([^\]\s]{1,40})\](:?)")
_RAISED = re.compile(r"<sup>\s*(\d{1,2})\s*</sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")  # marks are taken off where they are raised figures


def as_rendered(text: str) -> str:
    """Return Markdown `text` without what a reader of the page does not see: `~~22~~ 25 hus[^a]` -> `25 hus¹`."""
    text = _COMMENT.sub(_kept_breaks, text)
    text = _STRUCK.sub(_kept_breaks, text)
    numbers: dict[str, int] = {}
    text = _MARK.sub(lambda mark: _note(mark, numbers), text)
    text = _RAISED.sub(lambda mark: mark[1].translate(_SUPERSCRIPTS), text)
    return _ENTITY.sub(lambda entity: _character(entity[0]), text)


def _note(mark: re.Match[str], numbers: dict[str, int]) -> str:
    """Return a footnote's mark: by its number, or the next free one for a name; raised where the footnote begins."""
    number = mark[1] if mark[1].isdigit() else str(numbers.setdefault(mark[1], len(numbers) + 1))
    return f"{number.translate(_SUPERSCRIPTS)} " if mark[2] else wrap_note(number)


def _kept_breaks(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _character(entity: str) -> str:
    found = html.unescape(entity)
    return found if found not in "<>|\n\r" else entity
