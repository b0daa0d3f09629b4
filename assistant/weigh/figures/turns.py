"""Which figures a question asks for in its parts, and what it leaves to the turns before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.weigh.figures.asked import AskedFigure, asked_figure
from ingest.facts.fact import Measure
from ingest.facts.months import years_in
from ingest.language.words import fold, words

RELATIVE = re.compile(r"\baret (?:innan|fore|efter|darpa)\b|\b(?:forra|foregaende|nasta|foljande) ar\w*|\bi fjol\b")
_AGAINST = re.compile(
    r"\b(?:sedan|jamfort med|mot|an) (?:aret (?:innan|fore|dessforinnan)|(?:forra|foregaende) ar\w*|fjolar\w*|i fjol)\b"
)
_CLAUSES = re.compile(r"[?+;]|(?:,|,? (?:och|samt|men)) (?=(?:hur|vad|vilk\w+|nar|vem|var)\b)")


def asked_of(texts: Sequence[str], *, question: str, years: tuple[int, ...] = ()) -> AskedFigure:
    """Return which figure a conversation asks for: `texts` are the words of its turns, the last one first.

    What the last turn, `question`, leaves out is as in the turn before it. A year of its own is a whole one. Of a
    question in several parts the first is meant, and the others are asked for besides.
    """
    asked, own = fold(question), asked_figure(question)
    if _AGAINST.search(asked) or not _said_with_measure([question, *texts[1:]]):
        years = ()  # a year that is carried over is not that of another measure
    found = [asked_figure(text, years=years) for text in texts]
    measured = next((one for one in (own, *found) if one.says_which), found[0])
    timed = found[0] if years_in(question) else next((one for one in found if one.last is not None), found[0])
    if years and timed.last is None and not own.measures:
        timed = own  # of a year that is no report's, "T1 2024" says which months
    people = next((one.people for one in found if one.people), frozenset())
    whole = replace(
        found[0],
        measures=measured.measures,
        came_about=measured.came_about,
        side=measured.side,
        people=people,
        first=timed.first,
        last=timed.last,
        total=any(one.total for one in found),
        whole=all(one.whole for one in found),
    )
    return _parted(whole, _parts(texts[0], years))


def _said_with_measure(texts: Sequence[str]) -> bool:
    """Return whether a year is said in the turn that names the measure or after it, or no turn names a measure."""
    at = next((i for i, text in enumerate(texts) if asked_figure(text).measures), None)
    return at is None or any(years_in(fold(text)) or RELATIVE.search(fold(text)) for text in texts[: at + 1])


def _parts(text: str, years: tuple[int, ...]) -> list[AskedFigure]:
    """Return the figure of each clause that says which, or at least of which year: its own, where any has one."""
    clauses = [clause for clause in _CLAUSES.split(fold(text)) if words(clause)]
    named = [tuple(year for year in years_in(clause) if year in years) for clause in clauses]
    parts = [
        asked_figure(clause, years=own if any(named) else years) for clause, own in zip(clauses, named, strict=True)
    ]
    return [part for part in parts if part.says_which or part.years]


def _parted(whole: AskedFigure, parts: Sequence[AskedFigure]) -> AskedFigure:
    """Return the figure of the first part with the others as further ones, each measure of a part on its own."""
    if len(parts) < 2:
        return replace(whole, further=_each(whole))
    first = replace(parts[0], people=parts[0].people or whole.people, total=whole.total, whole=whole.whole)
    further = [one for part in parts[1:] for one in (_each(part) or (part,))]
    return replace(first, further=(*_each(first), *further))


def _each(figure: AskedFigure) -> tuple[AskedFigure, ...]:
    """Return a figure for each of several measures: `utfall och årsmål` asks for both."""
    measures: list[Measure] = sorted(figure.measures)
    return tuple(replace(figure, measures=frozenset({measure})) for measure in measures) if len(measures) > 1 else ()
