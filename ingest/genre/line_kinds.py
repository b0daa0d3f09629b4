"""What a single line looks like: bullet, goal, part of a goal, Markdown heading, status, divider."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.language.numbers import YEAR

_FILE = Path(__file__).with_name("headings.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineKind:
    """One kind of line: its pattern, lines that meet it, and lines that do not."""

    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def line_kinds() -> Mapping[str, LineKind]:
    """Return the kinds of lines by name, as `headings.toml` lists them."""
    stored = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: LineKind(
            pattern=re.compile(kind["pattern"], 0 if kind.get("capitals") else re.IGNORECASE),
            examples=tuple(kind["is"]),
            counter_examples=tuple(kind["is_not"]),
        )
        for name, kind in stored.items()
        if "pattern" in kind
    }


def _words(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_FILE.read_text(encoding="utf-8"))[name]["words"].split())


def _pattern(name: str) -> re.Pattern[str]:
    return line_kinds()[name].pattern


BULLET = _pattern("bullet")
_SUSPENDED = _pattern("suspended")  # "idrotts / - och lekytor"
_ORDINAL = _pattern("ordinal")
_GOAL = _pattern("goal")
_SLIDE_GOAL = _pattern("slide_goal")
_PART = _pattern("part")
_OF_WHICH = _pattern("of_which")
_STATUS = _pattern("status")
_MARKDOWN = _pattern("markdown")
_BOLD = _pattern("bold")
_NUMBERED = _pattern("numbered")
_DIVIDER = _pattern("divider")
_LEADER = _pattern("leader")
_DOTTED_ROW = _pattern("dotted_row")
_CLOSED = _pattern("closed")
_SENTENCE_INSIDE = _pattern("sentence_inside")
_FIGURE_END = _pattern("figure_end")
_FINITE = _pattern("finite")
_SUBORDINATE = _pattern("subordinate")
_OPEN_ENDS = _words("open_ends")
_LEADER_END = 60  # characters at a line's end that show a leader
_LONGEST_TITLE = 140  # characters
_NUMBERING_OR_YEAR = re.compile(rf"^\W*\d+(?:\.\d+)*\.?\s|{YEAR.pattern}")
_LONG_TITLE = 45  # characters: a longer unmarked line with a finite verb is a sentence that lost its full stop
_MARKUP = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|span|p|div|mark)\b[^>]{0,200}>", re.IGNORECASE)
_MARKS = frozenset("#*_<&")
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=[^\s*_])(.{1,300}?)(?<=[^\s*_])\1(?!\w)|\*{4}")


def goal_level(text: str) -> int:
    """Return 1, 2 or 3 for a line that opens an inriktningsmål, a mål för verksamhetsområdet, a nämndmål; else 0."""
    match = _GOAL.match(text)
    if match:
        return 1 if match["kf"] else 2 if match["area"] else 3
    return 1 if _SLIDE_GOAL.match(text) else 0


def goal_title(text: str) -> str:
    """Return the title of the goal that `text` opens, without label and number."""
    return re.sub(r"^\d+(?:\.\d+)*\.?\s*", "", plain(_GOAL.sub("", text))).rstrip(".")


def is_goal(text: str) -> bool:
    """Tell whether `text` opens a goal."""
    return goal_level(text) > 0


def is_slide_goal(text: str) -> bool:
    """Tell whether `text` is "Mål 1" alone: the goal's title stands on the next line."""
    return bool(_SLIDE_GOAL.match(text))


def is_part(text: str) -> bool:
    """Tell whether `text` is the heading of a goal's part: Beskrivning, Förväntat resultat, Analys."""
    return bool(_PART.match(plain(text).rstrip(": ")))


def is_of_which(name: str) -> bool:
    """Return whether a row's name says that the row is a part of the one above."""
    return bool(_OF_WHICH.match(name))


def is_status(text: str) -> bool:
    """Tell whether `text` says only how a goal stands ("Uppfylls helt")."""
    return bool(_STATUS.match(plain(text)))


def is_markdown_heading(text: str) -> bool:
    """Tell whether `text` is marked as a heading; a lower-case start is a torn line that poses as one."""
    return bool(_MARKDOWN.match(text)) and not starts_low(plain(text))


def is_bold_line(text: str) -> bool:
    """Tell whether all of `text` is bold."""
    return bool(_BOLD.match(text))


def is_numbered_heading(text: str) -> bool:
    """Tell whether `text` is "1.2 Title" without a full stop."""
    return bool(_NUMBERED.match(text)) and not re.match(r"^\s*\d+\.\d+\s+\d", text)


def is_one_line_heading(text: str) -> bool:
    """Tell whether `text` is a heading by its own form, complete on its line."""
    return is_markdown_heading(text) or is_bold_line(text) or is_numbered_heading(text)


def is_divider(text: str) -> bool:
    """Tell whether `text` is a rule, an image or a comment: nothing to read."""
    return bool(_DIVIDER.match(text))


def is_leader(text: str) -> bool:
    """Tell whether `text` is a table-of-contents line: dots, then a page number."""
    return bool(_LEADER.search(text.rstrip()[-_LEADER_END:]))


def is_dotted_row(text: str) -> bool:
    """Return whether `text` is a name and a figure with dots between them: a row of a table, or of its contents."""
    return bool(_DOTTED_ROW.search(text[-2 * _LEADER_END :]))


def starts_item(text: str, before: str = "") -> bool:
    """Tell whether `text` opens a list item; `before` is the line glued above: a number may go on its sentence."""
    if before.strip() and _SUSPENDED.match(text) and not is_closed(before):
        return False
    if BULLET.match(text) and not is_bold_line(text):
        return True
    if not _ORDINAL.match(text) or is_numbered_heading(text):
        return False
    return not before.strip() or is_closed(before) or bool(_ORDINAL.match(before))


def is_title_like(text: str) -> bool:
    """Tell whether `text` could be a heading by its words: short, begins high, holds no sentence, ends open.

    A title that ends in a figure ("Stadsmiljö 19,8") is the row of a table.
    """
    title = plain(text)
    if not 2 < len(title) <= _LONGEST_TITLE or BULLET.match(text) or is_status(text) or "\t" in text:
        return False
    if not (title[0].isupper() or title[0].isdigit() or title[0] in '–"”') or title[-1] in ".,;:!…-–/":
        return False
    if _SENTENCE_INSIDE.search(title) or ends_open(title) or ends_in_figure(title):
        return False
    return 2 * sum(map(str.isalpha, title)) > len(title)


def is_sentence_like(text: str) -> bool:
    """Tell whether `text`, open at its end, reads as a sentence: it is long and has a finite verb of its own."""
    title = plain(text)
    verb = _FINITE.search(title)
    return bool(verb) and len(title) > _LONG_TITLE and not _SUBORDINATE.search(title[: verb.start() if verb else 0])


def has_verb(text: str) -> bool:
    """Tell whether `text` has a finite verb, so that it is a sentence and no phrase."""
    return bool(_FINITE.search(plain(text)))


def tells_figure(text: str) -> bool:
    """Tell whether a title is itself a statement with a figure, as titles of slides are: `Underskottet är 6,1 mnkr`."""
    title = plain(text)
    return bool(_FINITE.search(title)) and any(map(str.isdigit, _NUMBERING_OR_YEAR.sub("", title)))


def ends_in_figure(text: str) -> bool:
    """Return whether a line ends in a figure, as the row of a table does; a year or a number alone is none."""
    return bool(_FIGURE_END.search(text))


def ends_open(text: str) -> bool:
    """Tell whether the last word of `text` calls for another: a preposition, a conjunction, an article."""
    return (text.split() or [""])[-1].casefold() in _OPEN_ENDS


def is_closed(text: str) -> bool:
    """Tell whether `text` ends as a sentence or a lead-in does."""
    return bool(_CLOSED.search(text.rstrip()))


def starts_low(text: str) -> bool:
    """Tell whether the first letter or digit of `text` is a lower-case letter, so that it goes on a sentence."""
    stripped = text.lstrip().lstrip("\"”’'(*_#> /")
    return stripped[:1].islower()


def first_word(text: str) -> str:
    """Return the first run of characters without white space."""
    return (text.split() or [""])[0]


def plain(text: str) -> str:
    """Return `text` on one line without Markdown and HTML markup."""
    if _MARKS.isdisjoint(text):
        return " ".join(text.split())
    text = _MARKUP.sub(" ", text.replace("****", " ")).replace("&amp;", "&").replace("&nbsp;", " ")
    text = re.sub(r"^\s*#{1,6}\s+", "", text)
    text = _EMPHASIS.sub(lambda match: match[2] or " ", text)
    text = _EMPHASIS.sub(lambda match: match[2] or " ", text)
    return " ".join(text.split())
