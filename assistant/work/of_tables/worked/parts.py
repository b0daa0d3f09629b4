"""Which of two columns is a part of the other, and whether a question means the two: "hur stor andel av platserna"."""

import re
from collections.abc import Sequence

from assistant.tell.reckoned.figures import are_alike
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.cells.shares import WHOLE, is_one_of, is_said
from assistant.work.of_tables.worked.columns import Pair, pairs_of_parts, periods_asked
from assistant.work.planning.hear import Heard
from assistant.work.row import FactRow
from ingest.facts.fact import FORECASTS, Fact, Measure
from ingest.language.words import content_stems, fold, stem, words

# Folded: what is taken of what there is room, need or means for, by whatever word; what there is; what is not taken.
_TAKEN = re.compile(
    r"\b(?:inskriv\w*|belag\w*|fylld\w*|upptag\w*|besatt\w*|tillsatt\w*|bemanna\w*|anstalld\w*|utnyttja\w*|nyttja\w*"
    r"|anvand\w*|uthyr\w*|placera\w*|utford\w*|genomford\w*|antagn\w*|bokad\w*|forbruka\w*|upparbeta\w*|avslutad\w*"
    r"|salda|salt|levererad\w*|faktisk\w*|utfall\w*|finns|fanns)\b"
)
_THERE = re.compile(
    r"\b(?:plats(?:er|erna)?|behov(?:et)?|kapacitet\w*|\w*tjanster(?:na)?|budget\w*|beslut\w*|bevilja\w*|planera\w*|bokad\w*"
    r"|bestalld\w*|krav(?:et)?|norm\w*|malet|mal|onskad\w*|tillgangliga?|disponib\w*|grundbemanning|ska finnas)\b"
)
_NOT_TAKEN = re.compile(r"\b(?:ledig|vakan|tom\b|tomma|obesatt|outnyttja|oanvand|obokad|saknas|kvar|aterst)")
_NEUTRAL = frozenset("antal antalet med varav darav totalt".split())
_REST = re.compile(r"\bav (?:de |det |den |alla |samtliga |totalt )*(?P<whole>[^?,]+)")
# A head that tells what has come of some: "Antal med brist", "Ökade sin närvaro".
_TELLS = re.compile(r"\b(?:med|utan|som|ej|inte|far|har|hade|fick)\b|^\w+(?:ade|ades|de|des|te)\b")
_SHORTEST = 3  # letters
_THAN = re.compile(r"\b(?:an|mot|jamfort med) (?P<other>[^?,]+)")
_ALL = re.compile(r"(?:totalt?|antal|alla|samtliga|summa)(?: (?:19|20)\d\d)?")
_CAME = frozenset({Measure.OUTCOME, Measure.ACCOUNTS, *FORECASTS})
_BUDGETS = frozenset({Measure.BUDGET, Measure.FINAL_BUDGET, Measure.GROSS_BUDGET, Measure.NET})
_LACKS = re.compile(r"\b(?:saknas|saknades|fattas|fattades|aterstar)\b")


def parts_meant(
    row: FactRow, beside: Sequence[FactRow], cells: Sequence[Fact], heard: Heard, terms: Terms, *, left: bool
) -> list[Pair]:
    """Return the part and the whole that a question means, of a row's columns; none, or several, where not sure."""
    if left and any(_NOT_TAKEN.search(fold(fact.column.printed)) for fact in row.facts):
        return []  # the table tells what is left itself
    said = WHOLE.search(heard.folded)
    rest = _REST.search(heard.folded)
    of_what = said["whole"] if said is not None else rest["whole"] if rest is not None else ""
    lacks = left and _LACKS.search(heard.folded) is not None
    found = []
    for part, whole in pairs_of_parts(row, beside, cells, is_spent):
        taken, there = _TAKEN.search(fold(part.column.printed)), _THERE.search(fold(whole.column.printed))
        of_whole = _says(whole, of_what, terms) if of_what else left and _says(whole, heard.folded, terms)
        of_whole = of_whole or (bool(of_what) and _ALL.fullmatch(fold(whole.column.printed)) is not None)
        by_part = _says(part, heard.folded, terms) and not (said is not None and is_said(part, of_what))
        by_part = by_part and (is_one_of(part, whole) or _TELLS.search(fold(part.column.printed)) is not None)
        if (of_whole or (lacks and there)) and (by_part or (taken and (left or _TAKEN.search(heard.folded)))):
            found.append((part, whole))
    if len(found) > 1:
        named = [pair for pair in found if _says(pair[0], heard.folded, terms) and _says(pair[1], heard.folded, terms)]
        found = named or found
    if len(found) > 1:
        years = [period.year for period in periods_asked(heard)] or [row.source.description.year]
        found = [pair for pair in found if any(fact.period.year in years for fact in pair)]
    return found


def is_spent(part: Fact, whole: Fact) -> bool:
    """Return whether a column tells what was taken of what another one says that there is: "Upparbetat", "Beviljat"."""
    return (
        _TAKEN.search(fold(part.column.printed)) is not None and _THERE.search(fold(whole.column.printed)) is not None
    )


def against_plan(cells: Sequence[Fact], heard: Heard, terms: Terms) -> list[Pair]:
    """Return what came about and what there was for it, named after "än" or "mot": "dyrare än vad som beviljats"."""
    than = _THAN.search(heard.folded)
    if than is None:
        return []
    asked = [period.year for period in periods_asked(heard) if period.year is not None]
    return [
        (one, other)
        for one in cells
        for other in cells
        if is_spent(one, other) or (_came_of(one, other) and (not asked or one.period.year in asked))
        if one.value.unit == other.value.unit and _says(other, than["other"], terms)
    ]


def _came_of(one: Fact, other: Fact) -> bool:
    """Return whether a column tells what came, or will come, of the budget of its time that another one tells."""
    told = one.measure in _CAME and other.measure in _BUDGETS and one.side is other.side
    return told and one.period == other.period


def names_what_is_taken(word: str) -> bool:
    """Return whether a word says that what there is is taken, or not: "fyllda", "utnyttjade", "lediga"."""
    return _TAKEN.fullmatch(fold(word)) is not None or _NOT_TAKEN.match(fold(word)) is not None


def _says(fact: Fact, asked: str, terms: Terms) -> bool:
    """Return whether a folded text says each word of a head, in whatever form; "antal" and "varav" left aside."""
    own, said = _own(fact), words(asked)
    return bool(own) and all(
        any(are_alike(word, one) or _is_form_of(word, one) for one in said)
        or any(met and fold(term.word) in said for term, met in zip(terms.terms, met_by(terms, word), strict=True))
        for word in own
    )


def _is_form_of(word: str, asked: str) -> bool:
    """Return whether a word is asked for in another form ("ökade", "öka"), or ends what is asked for."""
    one, other = stem(word), stem(asked)
    short, long = sorted((word, asked), key=len)
    begins = long.startswith(short) and len(short) >= _SHORTEST and len(long) - len(short) <= _SHORTEST
    ends = asked.endswith(word) or other.endswith(one)
    return begins or (len(one) > _SHORTEST and ends)


def _own(fact: Fact) -> list[str]:
    told = re.sub(r"\([^)]*\)|\b(?:19|20)\d\d\b", " ", fold(fact.column.printed))
    return [word for word in words(told) if content_stems(word) and word not in _NEUTRAL]
