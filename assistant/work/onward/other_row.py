"""What a follow-up asks of other rows by the column just told: "och Ridhuset?", "vilken anläggning har flest?"."""

import re
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.plan import Figure, Plan, Rows, Step
from assistant.question.asked import NOWHERE, Asked
from assistant.question.carried.follow import content_words
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.candidate import field_of
from assistant.work.of_tables.tables import Table, tables_of
from assistant.work.onward.lead import Lead
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import MONEY_UNITS
from assistant.work.reckoning.calculate import calculate
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from ingest.facts.fact import Fact, Measure
from ingest.language.words import content_stems, squeeze

_ROOM = 700  # characters
_KINDS = frozenset("enhet omrade rad grupp del post kategori sort typ verksamhet".split())  # of any rows
# Folded: "vilken är högst?", "på vilket boende är det lägst?", "och minst?".
_FIRST = re.compile(
    r"^(?:och |men )?(?:(?:i |pa |hos |for )?(?:vilken|vilket|vem|vad|var)"
    r"(?: (?P<kind>(?!har|hade|ar|var|ligger|lag|far|fick|blir|blev)\w+))?"
    r" (?P<does>har|hade|ar|var|ligger|lag|far|fick|blir|blev) (?:det |den |de |man )?(?:som )?|(?<=och )|(?<=men ))"
    r"(?:allra )?(?P<end>hogst|storst|mest|flest|bast|lagst|minst|farst|samst)a?(?: (?:andel|antal|varde|siffra))?$"
)
_LOWEST = frozenset({"lagst", "minst", "farst"})
_NO_ORDER = frozenset({Measure.DEVIATION, Measure.RESULT, Measure.TARGET})
_FEWEST = 2  # rows
_ASIDE = re.compile(r"\([^)]*\)")


def is_by_column(answer: Answer) -> bool:
    """Return whether an answer told one cell by the head of its column, which no measure names to another turn."""
    plan = answer.working.plan if answer.working is not None else None
    if plan is None or plan.steps != (Step.LIST,) or len(plan.figures) != 1:
        return False
    return plan.figures[0].against is None and bool(plan.figures[0].field.printed)


def of_other_row(asked: Asked, heard: Heard, told: Sequence[Lead], finder: Finder, citer: Citer) -> Answer | None:
    """Return what the column just told has of the one other row that a follow-up names and does no more; else None.

    Of several rows of that name it is the one that is called most like the row just told.
    """
    own = " ".join(content_words(asked.topic))
    if not asked.instead or not own or asked.named.years or heard.cues or heard.references or heard.numbers:
        return None
    row = _row_named(own, told[0].row, finder)
    fact = _same_column(row, told[0].fact) if row is not None else None
    if row is None or fact is None:
        return None
    plan = Plan(rows=Rows(words=row.first.name), figures=(Figure(field=field_of(fact)),), steps=(Step.LIST,))
    outcome = calculate(plan, [row])
    if not outcome.lines or outcome.lines[0].figures[0].amount is None:
        return None
    where = Found(board=row.source.description.board, source=row.source, rows=(row,))
    return answered(asked, plan, [(where, say(outcome, citer, room=_ROOM))], citer)


def first_of_column(asked: Asked, told: Sequence[Lead], finder: Finder, citer: Citer) -> Answer | None:
    """Return which row of its table comes first by the column of the cell just told: "vilken anläggning har flest?".

    None where the question asks for something else, calls the rows what neither they nor what stands above them are
    called, or asks for the best where it is not told which way is better; and where it names no kind of row and what
    was told before is of another body: these are then what one of comes first.
    """
    lead = told[0]
    said, fact = _FIRST.search(asked.plain), lead.fact
    if said is None or asked.named != NOWHERE or fact.measure in _NO_ORDER:
        return None
    bodies = {one.row.source.description.board for one in told[:2]}
    if said["kind"] is None and len(bodies) > 1:
        return None
    end = said["end"]
    if said["does"] in {"far", "fick"} and fact.value.unit not in MONEY_UNITS:
        return None  # what is got is money
    table = next((one for one in tables_of(lead.row.source, finder) if lead.row in one.rows), None)
    if table is None or end in {"bast", "samst"} or not _are_called(table, said["kind"], finder):
        return None
    rows = [row for row, one in table.figures(fact.column.printed) if one.value.unit == fact.value.unit]
    plan = Plan(
        rows=Rows(held=tuple(squeeze(row.first.name) for row in rows), several=True),
        figures=(Figure(field=field_of(fact)),),
        steps=(Step.RANK,),
        limit=1,
        lowest=end in _LOWEST,
    )
    outcome = calculate(plan, rows) if len(rows) >= _FEWEST else None
    if outcome is None or not outcome.lines or outcome.lines[0].figures[0].amount is None:
        return None
    where = Found(board=lead.row.source.description.board, source=lead.row.source, rows=tuple(rows))
    return answered(asked, plan, [(where, say(outcome, citer, room=_ROOM))], citer)


def _are_called(table: Table, kind: str | None, finder: Finder) -> bool:
    if kind is None or kind in _KINDS:
        return True
    terms = finder.terms(kind, [table.source])
    called = " ".join((table.above, *(row.first.name for row in table.rows)))
    return bool(terms.terms) and bool(met_by(terms, called).all())


def lead_of_row(own: str, lead: Lead, finder: Finder) -> Lead | None:
    """Return the cell of the column just told in the one other row that `own` names; None for no one row."""
    row = _row_named(own, lead.row, finder) if own else None
    fact = _same_column(row, lead.fact) if row is not None else None
    return Lead(row=row, fact=fact) if row is not None and fact is not None else None


def _row_named(own: str, told: FactRow, finder: Finder) -> FactRow | None:
    """Return the row of the table that has all words of `own`, and else none that the row just told lacks.

    "Klagomål i hemtjänsten" is not what "och hemtjänsten?" asks for after "besök i simhallen".
    """
    said, words = set(content_stems(own)), set(content_stems(_bare(told)))
    if not said or said <= words:
        return None
    beside = [row for row in finder.rows(told.source) if row.place[:2] == told.place[:2] and row.place != told.place]
    named = [(row, set(content_stems(_bare(row)))) for row in beside]
    named = [(row, stems) for row, stems in named if said <= stems and not stems - said - words]
    if len(named) < 2:
        return named[0][0] if named else None
    shared = [len(words & stems) for _, stems in named]
    best = [row for (row, _), count in zip(named, shared, strict=True) if count == max(shared)]
    return best[0] if len(best) == 1 else None


def _bare(row: FactRow) -> str:
    return _ASIDE.sub(" ", row.first.name)


def _same_column(row: FactRow, fact: Fact) -> Fact | None:
    return next((one for one in row.facts if one.column == fact.column and one.measure is fact.measure), None)
