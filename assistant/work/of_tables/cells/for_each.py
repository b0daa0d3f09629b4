"""How much one column of a row is for each of what another counts: "hur många barn i snitt på varje avdelning"."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import naming
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.cells.meant import meant_row
from assistant.work.of_tables.tables import Table, cell_like
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import PERCENT, amount_of
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from ingest.facts.fact import Fact, ValueKind
from ingest.facts.months import without_times
from ingest.language.words import content_stems, fold, words

_EACH = re.compile(
    r"\b(?:per|(?:pa|i|for|hos|till|vid) (?:varje|var(?= \w+ )|respektive))(?: enskild\w?| enda)? (?P<each>[a-z]{3,})"
)
_WHAT = re.compile(r"\bhur (?:manga|mycket|stor) (?P<what>[a-z]{3,})")
_PER = re.compile(r"\bper\b|/")
_TIMES = frozenset("manad ar kvartal vecka dag dygn tertial termin timme".split())
_UNIT, _TIME = re.compile(r"\([^)]*\)|,.*$"), re.compile(r"\b(?:ht|vt|(?:19|20)\d\d)\b")
_SURE = 0.9


def for_each_of(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield what is counted of a row for each of what another of its columns counts, where no column tells it."""
    each, what = _EACH.search(heard.folded), _WHAT.search(heard.folded)
    if each is None or what is None or each["each"] in _TIMES or len(years) > 1:
        return
    if heard.says("which", "highest", "lowest", "boards", "change", "goals", "difference"):
        return
    text = heard.question.lower()
    terms, counted, per = (
        terms_of(said) for said in (naming(heard), text[slice(*what.span("what"))], text[slice(*each.span("each"))])
    )
    for table in tables:
        meant = meant_row(table, terms)
        if meant is None or not counted.terms or not per.terms:
            continue
        year = years[0] if years else table.source.description.year
        columns = [fact for head in table.heads for fact in _newest(head.facts, year) if fact.value.unit != PERCENT]
        ones = [fact for fact in columns if _is_called(fact, counted)]
        others = [fact for fact in columns if _is_called(fact, per)]
        if len(ones) != 1 or len(others) != 1 or ones[0].column == others[0].column:
            continue
        part, whole = cell_like(meant.row, ones[0]), cell_like(meant.row, others[0])
        if part is None or whole is None or amount_of(part.value) is None or amount_of(whole.value) is None:
            continue
        figure = Figure(field=field_of(part), against=field_of(whole), way=Way.PER_UNIT)
        worked = of_two_cells(figure, part, whole)
        if worked.amount is None:
            continue
        plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [meant.row.name])
        outcome = Outcome(plan=plan, lines=(Line(row=meant.row, figures=(worked,)),), tested=(meant.row,))
        met = meant.met(terms, part.column.printed, whole.column.printed)
        yield Candidate(table=table, outcome=outcome, sure=met >= _SURE, worth=met)


def _newest(facts: Sequence[Fact], year: int | None) -> Sequence[Fact]:
    """Return the cell of a head's columns at a year, all of them where there is not one."""
    of_year = [fact for fact in facts if fact.period.year == year]
    return of_year if len(of_year) == 1 else facts


def _is_called(fact: Fact, terms: Terms) -> bool:
    """Return whether a column is headed by what is asked for and by nothing else."""
    head = _TIME.sub(" ", without_times(_UNIT.sub(" ", fold(fact.column.printed))))
    whole = f"{fold(fact.column.printed)} {fact.value.unit or ''}"
    if _PER.search(whole) or fact.value.kind is ValueKind.TEXT:
        return False
    own = [word for word in words(head) if content_stems(word) and not word.isdigit()]
    return bool(own) and all(met_by(terms, word).any() for word in own) and bool(met_by(terms, head).all())
