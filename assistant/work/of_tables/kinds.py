"""What kind of rows a question asks for, and whether the rows of a table are of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.work.named_column.met import met_by, met_by_each
from assistant.work.of_tables.candidate import TermsOf
from assistant.work.of_tables.tables import Table, is_text
from assistant.work.planning.any_row import first_part, is_any_row
from assistant.work.planning.hear import Heard, Left
from ingest.language.words import aligned_fold, fold

_BEGUN = 0.6  # how well a word is met by a compound that begins with it: "åtgärder" by "åtgärdsprogram"
_PLURAL = re.compile(r"(?:er|ar|or|na|uppdrag|mal|krav|beslut|forslag)$")
_NEAR = 2  # headings
_OWNERS = 3  # words before what is owned: a title and a name
_LINKED = re.compile(
    r"(?:\s+(?:ar|var|blir|av|de|den|det|dessa|\w+s|storsta|hogsta|minsta|lagsta|dyraste|billigaste|langsta|kortaste?))*\s*"
)
_GOAL = re.compile(r"\b(?:\w+s)?mal(?:et|en)?\b")
_GOALS = re.compile(r"mal(?:et|en)?\b|indikator|nyckeltal|uppdrag")
_BESIDE = 14  # characters between "vilka" and what they are: "vilka två"
# Folded; what asks for a place without a word for what kind of rows there are.
_PLACE = re.compile(r"^(?:och |men |sa )?var\b(?! (?:den|det|de|en|ett)\b)")
_PART = re.compile(r"\bvilk(?:en|a) (?P<kind>del(?:ar)?)\b(?: av (?:kommunen|staden|regionen|lanet|kommun)\b)?")
# Folded words for what is built and paid for over some years; a table of such is called by any of them.
_BUILT = frozenset("bygge byggen bygget byggprojekt byggnation investering investeringen projekt projektet".split())
_PLANNED = ("investering", "projekt", "bygge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A word for rows, and where it ends in the question."""

    text: str
    end: int

    @property
    def start(self) -> int:
        """Where it begins in the question."""
        return self.end - len(self.text)


def kind_asked(heard: Heard, *, cues: Sequence[str] = ("which",)) -> Kind | None:
    """Return the word for the rows that stands after "vilka", or what else one of `cues` is, or after "var".

    It is empty after "var"; None where there is neither.
    """
    which = next((said for name in cues if (said := heard.cue(name)) is not None), None)
    place = _PLACE.match(heard.folded)
    if which is None:
        ranks = place is not None and heard.says("highest", "lowest")
        return Kind(text="", end=place.end()) if ranks and place is not None else None
    if (part := _PART.search(heard.folded)) is not None:
        return Kind(text=part["kind"], end=part.end())
    blanked = aligned_fold(heard.question)
    for name in ("areas", "activities"):
        said = heard.cue(name)
        if said is not None and said.start >= which.end and _is_beside(blanked, which.end, said.start):
            return Kind(text=heard.question[said.start : said.end], end=said.end)
    left = [word for word in heard.left if word.start >= which.end and blanked[word.start].strip()]
    if not left or not _is_beside(blanked, which.end, left[0].start):
        return None
    first = _owned(heard, left[: _OWNERS + 1])
    if first is left[0] and len(left) > 1 and _owns(left[0], left[1]):
        first = left[1]  # "bolagets områden" are no rows of companies
    return Kind(text=first.text, end=first.start + len(first.text))


def _owns(one: Left, other: Left) -> bool:
    return fold(one.text).endswith("s") and other.start - one.start - len(one.text) == 1


def _is_beside(folded: str, one: int, other: int) -> bool:
    return other - one <= _BESIDE or _LINKED.fullmatch(folded[one:other]) is not None


def _owned(heard: Heard, said: Sequence[Left]) -> Left:
    """Return the first word, or the plural of which the words before it say whose it is: "fullmäktiges uppdrag"."""
    for one, other in pairwise(said):
        between = heard.question[one.start + len(one.text) : other.start]
        if between != " " or not (one.text.endswith("s") or one.text[0].isupper()):
            break
        if _PLURAL.search(fold(other.text)) is not None:
            return other
    return said[0]


def rows_are_of(table: Table, kind: Kind, terms_of: TermsOf, *, near: bool = False) -> bool:
    """Return whether the rows of a table are of a kind: of any, by most of their names, or by what stands above it.

    Of what stands above it only the `near` headings count, where so asked.
    """
    folded = fold(kind.text)
    if not folded:
        return True
    if is_any_row(folded) and not first_part(folded):
        return True
    terms = terms_of(first_part(folded) or kind.text)
    if not terms.terms:
        return True
    named = sum(bool(met.all()) for met in met_by_each(terms, [row.first.name for row in table.rows]))
    return named * 2 >= len(table.rows) or is_called(table, kind, terms_of, near=near)


def is_called(table: Table, kind: Kind, terms_of: TermsOf, *, near: bool = False) -> bool:
    """Return whether what stands above a table, or `near` above, names a kind of rows or begins with it.

    "Investeringsplan" begins with investments, and so with what else is built for money.
    """
    folded = fold(kind.text)
    called = _PLANNED if folded in _BUILT else (first_part(folded) or kind.text,)
    found = [terms for text in called if (terms := terms_of(text)).terms]
    above = " ".join((*table.rows[0].first.headings[-_NEAR:], table.caption)).lower() if near else table.above
    return any(bool(met_by(terms, above, least=_BEGUN).all()) for terms in found)


def heads_name(table: Table, kind: Kind, terms_of: TermsOf) -> bool:
    """Return whether a column of words is headed by the kind of rows (`Åtgärd`), or goals are asked for and there."""
    terms = terms_of(kind.text)
    heads = {fact.column.printed for row in table.rows for fact in row.facts if is_text(fact)}
    if any(bool(met_by(terms, head).all()) for head in heads if terms.terms):
        return True
    of_goals = any(_GOAL.search(fold(fact.column.printed)) for row in table.rows[:1] for fact in row.facts)
    return of_goals and _GOALS.match(fold(kind.text)) is not None
