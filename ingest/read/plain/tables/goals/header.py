"""Headers of indicator and activity tables, wrapped over up to a page of lines -> columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Column, Line, TableKind
from ingest.genre.columns import YEAR, column
from ingest.language.words import fold
from ingest.read.plain.tables.blocks import Joiner

_WIDEST = 110  # characters of a header's line
_FEWEST_KNOWN = 2  # columns
_MOST_UNKNOWN_WORDS = 4
_LAST = frozenset({"period", "periodicitet"})  # an indicator's last column
_LONGEST = 40  # lines, empty ones included: the longest header of the genre has 22
_FIRST = re.compile(r"(?:namnd\w*|kf-?)?(?P<word>indikator|aktivitet)(?:er)?$")
_WHEN = rf"(?: (?:ar )?{YEAR})?"
_COLUMNS = tuple(
    re.compile(pattern + r"(?= |$)")
    for pattern in (
        rf"(?:periodens|arets|tertialets|kvartalets|ackumulerat) utfall{_WHEN}",
        rf"utfall (?:man(?: ?/ ?pojkar)?|pojkar){_WHEN}",
        rf"utfall (?:kvinnor(?: ?/ ?flickor)?|flickor){_WHEN}",
        rf"utfall (?:vb|vp|t[123]|helar|foregaende ar|fg ar|forra aret){_WHEN}",
        rf"utfall{_WHEN}",
        rf"(?:vb|bokslut){_WHEN}|t[123] {YEAR}",
        rf"prognos(?: (?:helar|arsutfall|for helaret|utfall|t[123]))?{_WHEN}",
        rf"(?:kf:?s|kommunfullmaktiges) (?:arsmal|mal){_WHEN}",
        rf"(?:namndens |styrelsens |bolagets )?(?:arsmal|malvarde){_WHEN}",
        r"periodicitet|matperiod|period|matfrekvens",
        r"startdatum|slutdatum|start|slut|klart(?: datum)?",
        r"avvikelse|status|kommentar(?:er)?|ansvarig(?:a)?(?: (?:namnd|enhet|avdelning))?|maluppfyllelse|bedomning",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalHeader:
    """A header: `lines` are its lines with text, `after` the index of the line after it."""

    kind: TableKind
    columns: tuple[Column, ...]
    lines: tuple[int, ...]
    after: int


def find_header(lines: Sequence[Line], index: int, joiner: Joiner) -> GoalHeader | None:
    """Return the header of an indicator or activity table that begins on line `index`; None where none does.

    The header goes on as long as its words are words of headers; the longest run of them that reads as columns
    counts.
    """
    kind = _kind(lines[index].text)
    if kind is None:
        return None
    taken: list[int] = []
    found: GoalHeader | None = None
    for at in range(index, min(len(lines), index + _LONGEST)):
        if not lines[at].text.strip():
            continue
        if taken and (lines[at].opens_page or _kind(lines[at].text) or len(lines[at].text) > _WIDEST):
            break
        taken.append(at)
        printed = joiner.text([lines[line].text for line in taken])
        columns = header_columns(printed.split(" ", 1)[1] if " " in printed else "")
        ended = columns[-1].key in _LAST if columns else False
        if len(columns) >= 2 and (ended or kind is TableKind.ACTIVITY):
            found = GoalHeader(kind=kind, columns=columns, lines=tuple(taken), after=at + 1)
        if (ended and kind is TableKind.INDICATOR) or (found and not columns):
            break
    return found


def header_columns(printed: str) -> tuple[Column, ...]:
    """Return the columns that `printed`, a header without its first word, names; none where it is not all columns.

    Words of no known column are a column of their own where they begin with a capital and stand between known ones.
    """
    folded = fold(printed)
    if len(folded) != len(printed):
        return ()
    columns: list[Column] = []
    at = unknown = 0
    while at < len(printed):
        end = _column_end(folded, at)
        if end is None:
            end = _unknown_end(printed, folded, at)
            unknown += 1
        if end is None:
            return ()
        columns.append(column(printed[at:end]))
        at = end + 1
    return tuple(columns) if len(columns) - unknown >= min(_FEWEST_KNOWN, len(columns)) else ()


def _column_end(folded: str, at: int) -> int | None:
    return next((match.end() for pattern in _COLUMNS if (match := pattern.match(folded, at))), None)


def _unknown_end(printed: str, folded: str, at: int) -> int | None:
    """Return where a column of no known name ends: before the next known one, a few words on."""
    if not printed[at].isupper():
        return None
    for space in list(re.finditer(" ", printed[at:]))[:_MOST_UNKNOWN_WORDS]:
        after = at + space.end()
        if printed[after].isupper() and _column_end(folded, after) is not None:
            return after - 1
    return None


def _kind(text: str) -> TableKind | None:
    """Return the kind of table whose header a line of cells without tabs and pipes may begin."""
    words = fold(text).split()
    match = _FIRST.match(words[0]) if words and "\t" not in text and "|" not in text else None
    if match is None:
        return None
    return TableKind.INDICATOR if match["word"] == "indikator" else TableKind.ACTIVITY
