"""The columns of a table by what their heads say besides times and versions, and which one a question names."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.words.match import Terms
from assistant.work.named_column.met import written_out
from assistant.work.row import FactRow
from ingest.facts.fact import Counted, Fact, ValueKind
from ingest.facts.months import without_times
from ingest.language.remembered import remembered
from ingest.language.words import content_stems, fold, stem, words

_MET = 0.7  # how well a word must be met to be named
_FIRST_PART = 3  # letters of what a compound is told apart by
_MOST_UNASKED = 1  # words of a head that a question may leave out, where no other head leaves out fewer
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PER = re.compile(r"\bper\b|/")
# What tells of which version a figure is, not what it measures; folded.
_VERSION = re.compile(
    r"\b(?:utfall|budget|prognos|mal|arsmal|malvarde|plan|bokslut|helar|helaret|rev|reviderad|prel|preliminar|vb|t[123]|tertial"
    r"|period(?:en|ens)?|totalt|ack|ackumulerat|resultat|varde)\b"
)
# What says nothing of what is measured: units, and words for a number of anything. Stems.
_NEUTRAL = frozenset(
    stem(word)
    for word in "antal andel procent kr tkr mnkr mkr kronor snitt genomsnitt median medel totalt alla st".split()
)
_TIMES = frozenset(stem(word) for word in "år månad vecka veckan dygn dag termin kvartal".split())
_WRITTEN_OUT = {"tim": "timme", "h": "timme", "man": "manad", "mån": "manad"}
_TIME_UNITS = frozenset("dagar veckor timmar minuter dygn månader sekunder".split())
_IN_TIME = re.compile(
    r"\b(?:dagar|veckor|timmar|minuter|dygn|manader|sekunder|(?:vante|ko|svars|handlaggnings)tid\w*)\b"
)
_WAITING = re.compile(r"\b(?:ko|i ko|kolangd|vantar|vantande)\b")
PRICED = re.compile(
    r"kostnad(?:en|er|erna)?\b|pris(?:et|er)?\b|avgift|hyra|taxa|ersattning|grundbelopp|dygnspeng|\bkr\b|kronor"
)

_ASKED_PRICE = re.compile(
    r"\b(?:dyr\w*|billig\w*|kosta\w*|pris(?:et|er)?|avgift\w*|hyra\w*|taxa\w*|ersattning\w*|\w*kostnad(?:en|er|erna)?)\b"
)
_ASKED_PER = re.compile(r"\b(?:per|varje) (?P<of>[a-z]{2,}(?: och [a-z]{2,}(?= (?:hos|i|pa|ar|for|an|\?|$)))?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What some columns of a table measure, each at its own time or of its own version.

    `said` are the words of their heads before any "per", `per` those after it; `facts` one cell of each column.
    """

    said: tuple[str, ...]
    per: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def priced(self) -> bool:
        """Whether it is a price, a fee or a cost."""
        return PRICED.search(fold(" ".join((*self.said, self.facts[0].column.printed)))) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a column is sought by: `words`, of which those `per` stand after that word; `priced` for a price or cost."""

    words: Terms
    per: tuple[str, ...] = ()
    priced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A head that is named, and how many of its words are left out."""

    head: Head
    left_out: int


def per_in(folded: str) -> tuple[str, ...]:
    """Return what a question asks figures for each of: `("plats", "dygn")` of "per plats och dygn"."""
    return tuple(word for match in _ASKED_PER.finditer(folded) for word in match["of"].split(" och "))


def asks_price(folded: str) -> bool:
    """Return whether a question asks for prices, fees or costs."""
    return _ASKED_PRICE.search(folded) is not None


def heads_of(table: Sequence[FactRow]) -> tuple[Head, ...]:
    """Return what the columns of a table measure, those of one sex and those of words left out."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, Fact]] = {}
    for row in table:
        for fact in row.facts:
            if fact.counted is Counted.ALL and fact.value.kind is not ValueKind.TEXT:
                said, per = _cut(fact.column.printed)
                found.setdefault((said, per), {}).setdefault(fact.column.printed, fact)
    return tuple(Head(said=said, per=per, facts=tuple(facts.values())) for (said, per), facts in found.items())


def head_named(heads: Sequence[Head], sought: Sought, unmet: Collection[int], above: str) -> Named | None:
    """Return the one head that is named by the terms `unmet` by a row; None where none is, or several are.

    `above` is what stands above the table, whose words need not stand in a head.
    """
    if PRICED.search(fold(above)) is not None and not any(head.priced for head in heads):
        sought = replace(sought, priced=False)  # the whole table is of prices
    met_above = sought.words.met(words(above))
    asked = [at for at in unmet if met_above[at] < _MET]
    near = [
        head
        for head in heads
        if not unmet or not head.said or _met_any(head, sought, unmet) or (sought.priced and head.priced)
    ]
    told = [(left, head) for head in near if (left := _left_out(head, sought, asked, above=bool(unmet))) is not None]
    if not told:
        return None
    least = min(left for left, _ in told)
    best = [head for left, head in told if left == least]
    return Named(head=best[0], left_out=least) if len(best) == 1 else None


def _left_out(head: Head, sought: Sought, asked: Sequence[int], *, above: bool) -> int | None:
    """Return how many words of a head the question leaves out, None where it does not name the head."""
    if sought.priced and not head.priced:
        return None
    met = sought.words.met((*head.said, *head.per))
    if any(met[at] < _MET for at in asked):
        return None
    if sought.per and not all(_holds(head.per or head.said, word) for word in sought.per):
        return None
    unasked_per = [word for word in head.per if not _is_asked(word, sought) and stem(word) not in _TIMES | _NEUTRAL]
    if unasked_per and not _is_compound_of(head.per, sought.words):
        return None
    left = [word for word in head.said if not _is_asked(word, sought) and not (sought.priced and PRICED.search(word))]
    if len(left) > _MOST_UNASKED or not (asked or sought.priced or above or not head.said):
        return None
    return len(left)


def _is_compound_of(per: Sequence[str], asked: Terms) -> bool:
    """Return whether a word of the question begins with what figures are for each of: "dygnskostnad", "timpris"."""
    return any(fold(term.word).startswith(word[: _FIRST_PART + 1]) for term in asked.terms for word in per)


def _met_any(head: Head, sought: Sought, unmet: Collection[int]) -> bool:
    met = sought.words.met((*head.said, *head.per))
    return any(met[at] >= _MET for at in unmet)


def _is_asked(word: str, sought: Sought) -> bool:
    return is_named(word, sought.words)


def is_named(word: str, asked: Terms) -> bool:
    """Return whether a word of a head is asked for: "sjukfrånvaro" is not where "frånvaro" is."""
    met = asked.met((word,))
    return any(met[at] >= _MET and not _ends_as(fold(word), fold(term.stem)) for at, term in enumerate(asked.terms))


def _ends_as(word: str, asked: str) -> bool:
    """Return whether a word is a compound that only ends with what is asked for."""
    at = word.rfind(asked)
    return at >= _FIRST_PART and word != asked


def _holds(head: Sequence[str], word: str) -> bool:
    """Return whether a head is per a thing: "per plats", or "dygnskostnad" by its first part."""
    return any(stem(one) == stem(word) or (len(word) >= 4 and one.startswith(word[:5])) for one in head)


def is_of_time(head: Head) -> bool:
    """Return whether a column tells how long something takes."""
    told = [fact for fact in head.facts if fact.value.unit != "%"]
    return any(fact.value.unit in _TIME_UNITS or _IN_TIME.search(fold(fact.column.printed)) for fact in told)


def counts_waiting(head: Head) -> bool:
    """Return whether a column counts those who wait: `Kö`, `Elever i kö`."""
    return any(_WAITING.search(fold(fact.column.printed)) for fact in head.facts)


def names_measured(printed: str, asked: Terms) -> bool:
    """Return whether a question names what a head measures, by any word of it besides its time and version."""
    return any(is_named(word, asked) for word in _cut(printed)[0])


def says_measured(printed: str) -> bool:
    """Return whether a head says what is measured, not a time or a version alone."""
    return bool(_cut(printed)[0])


@remembered(20_000)
def _cut(printed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a head before and after its "per", without times, versions and units."""
    bare = _VERSION.sub(" ", without_times(_YEAR.sub(" ", written_out(fold(printed)))))
    said, *after = _PER.split(bare, maxsplit=1)
    return _content(said), _content(after[0] if after else "")


def _content(text: str) -> tuple[str, ...]:
    said = (_WRITTEN_OUT.get(word, word) for word in words(text))
    return tuple(word for word in said if content_stems(word) and stem(word) not in _NEUTRAL and word.isalpha())
