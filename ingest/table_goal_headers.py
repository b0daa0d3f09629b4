"""Headers of indicator and activity tables, wrapped over up to a page of lines -> columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.columns import YEAR, column
from ingest.document import Column, Line, TableKind
from ingest.swedish import fold
from ingest.table_lines import Joiner

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
        rf"prognos(?: (?:helar|arsutfall|for helaret|utfall))?{_WHEN}",
        rf"(?:kf:?s|kommunfullmaktiges) (?:arsmal|mal){_WHEN}",
        rf"(?:namndens |styrelsens |bolagets )?(?:arsmal|malvarde){_WHEN}",
        r"periodicitet|matperiod|period|matfrekvens",
        r"startdatum|slutdatum|start|slut|klart(?: datum)?",
        r"avvikelse|status|kommentar(?:er)?|ansvarig(?:a)?(?: (?:namnd|enhet|avdelning))?|maluppfyllelse|bedomning",
    )
)
_TOKENS = frozenset(
    """periodens arets tertialets kvartalets ackumulerat utfall man pojkar kvinnor flickor vb vp t1
    t2 t3 helar ar foregaende fg forra aret prognos arsutfall for helaret kf:s kfs kommunfullmaktiges mal arsmal
    namndens styrelsens bolagets malvarde periodicitet period matperiod matfrekvens startdatum slutdatum start slut
    klart datum avvikelse status kommentar kommentarer ansvarig ansvariga namnd enhet avdelning maluppfyllelse
    bedomning""".split()
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
        if taken and lines[at].opens_page:
            break
        if at > index and _kind(lines[at].text):
            break
        taken.append(at)
        printed = joiner.text([lines[line].text for line in taken])
        if not _may_go_on(printed):
            break
        columns = header_columns(printed.split(" ", 1)[1] if " " in printed else "")
        if columns and len(columns) >= 2:
            found = GoalHeader(kind=kind, columns=columns, lines=tuple(taken), after=at + 1)
    return found


def _kind(text: str) -> TableKind | None:
    """Return the kind of table whose header a line of cells without tabs and pipes may begin."""
    words = fold(text).split()
    match = _FIRST.match(words[0]) if words and "\t" not in text and "|" not in text else None
    if match is None:
        return None
    return TableKind.INDICATOR if match["word"] == "indikator" else TableKind.ACTIVITY


def header_columns(printed: str) -> tuple[Column, ...]:
    """Return the columns that `printed`, a header without its first word, names; none where it is not all columns."""
    folded = fold(printed)
    if len(folded) != len(printed):
        return ()
    columns: list[Column] = []
    at = 0
    while at < len(printed):
        match = next((match for pattern in _COLUMNS if (match := pattern.match(folded, at))), None)
        if match is None:
            return ()
        columns.append(column(printed[at : match.end()]))
        at = match.end() + 1
    return tuple(columns)


def _may_go_on(printed: str) -> bool:
    """Tell whether the words so far may be a header; the last may be the beginning of a broken word."""
    words = [word for word in re.split(r"[\s/]+", fold(printed)) if word][1:]
    if not words:
        return True
    *words, last = words
    known = all(word in _TOKENS or re.fullmatch(YEAR, word) for word in words)
    return known and (bool(re.fullmatch(YEAR, last)) or any(token.startswith(last.rstrip("-")) for token in _TOKENS))
