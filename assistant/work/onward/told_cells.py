"""What a follow-up asks of the cells told before: how far apart two are, also one that it names; what they come to."""

import re
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.question.asked import NOWHERE, Asked
from assistant.question.carried.follow import content_words
from assistant.weigh.figures.asked import asked_figure
from assistant.work.named_column.addable import may_be_added
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.candidate import field_of
from assistant.work.onward.lead import Lead
from assistant.work.onward.of_row import tell_pair
from assistant.work.onward.other_row import lead_of_row
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import PERCENT
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.rows.two_rows import TwoRows
from assistant.work.telling import texts
from assistant.work.telling.answered import answered, no
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from assistant.work.telling.two_rows import of_two
from ingest.facts.fact import Fact
from ingest.language.words import squeeze

_ROOM = 700  # characters
# Folded: "är det bättre än i riket?", "är de fler än på Ekhagen?".
_THAN = re.compile(
    r"^(?:och |men )?(?:ar|var|blir|blev|har|ligger) (?:det|den|de|dom) (?:\w+ )?"
    r"(?:mer|fler|farre|mindre|hogre|lagre|battre|samre|storre|dyrare|billigare|langre|kortare|over|under)"
    r"(?: eller \w+)? an\b"
)


def apart_from_named(asked: Asked, heard: Heard, lead: Lead, finder: Finder, citer: Citer) -> Answer | None:
    """Return how far the cell just told is from the one that a follow-up names: "är det bättre än i riket?".

    That is the cell of the women or men, of another column of its row, or of another row of its column. None where the
    question asks for something else, or names not just one.
    """
    said = _THAN.search(" ".join(asked.folded.split()))
    if said is None or asked.named != NOWHERE or heard.goals or heard.references or heard.says("than_target"):
        return None
    own, fact, people = (
        asked.question.split()[len(said.group().split()) :],
        lead.fact,
        asked_figure(asked.question).people,
    )
    if len(people) == 1:
        found = [one for one in (*lead.row.facts, *lead.row.parts) if {one.counted} == people and _is_beside(one, fact)]
        found = [one for one in found if one.period == fact.period]
    else:
        terms = finder.terms(" ".join(content_words(" ".join(own))), [lead.row.source])
        named = bool(terms.terms)
        found = [
            one for one in lead.row.facts if named and _is_beside(one, fact) and met_by(terms, one.column.printed).all()
        ]
        found = [one for one in found if one.period.year == fact.period.year] if len(found) > 1 else found
    if len(found) == 1:
        ways = (Way.DIFFERENCE,) if fact.value.unit == PERCENT else (Way.DIFFERENCE, Way.PERCENT)
        return tell_pair(asked, lead.row, (fact, found[0]), ways, citer)
    other = lead_of_row(" ".join(content_words(" ".join(own))), lead, finder) if not found else None
    return rows_apart(asked, [lead, other], citer) if other is not None else None


def two_of_one_row(told: Sequence[Lead]) -> tuple[Fact, Fact] | None:
    """Return the last two cells where they are of one row, in columns of one unit; None where they are not."""
    if len(told) < 2:
        return None
    one, other = told[0].fact, told[1].fact
    if told[0].row.place != told[1].row.place or one.column == other.column or one.value.unit != other.value.unit:
        return None
    return (one, other) if _is_number(one) and _is_number(other) else None


def rows_apart(asked: Asked, told: Sequence[Lead], citer: Citer) -> Answer | None:
    """Return how far apart the last two cells are, where they are of one column of a table; None for others."""
    pair = _of_column(told[:2])
    if len(pair) != 2:
        return None
    one, other = pair
    figure = Figure(field=field_of(one.fact), way=Way.DIFFERENCE)
    worked = of_two_cells(figure, one.fact, other.fact)
    if worked.amount is None:
        return None
    plan = Plan(
        rows=Rows(words=one.row.first.name),
        beside=Rows(words=other.row.first.name),
        figures=(figure,),
        steps=(Step.BETWEEN,),
    )
    two = of_two(TwoRows(one=one.row, other=other.row, source=one.row.source), worked, citer)
    return answered(asked, plan, [(_found([one]), two)], citer, one=True)


def rows_summed(asked: Asked, told: Sequence[Lead], citer: Citer) -> Answer | None:
    """Return what the cells told one after the other come to, where they are of one column of a table.

    What adds up to nothing, as shares and means, is refused.
    """
    held = list(reversed(_of_column(told)))
    if len(held) < 2:
        return None
    cells, rows_named = [one.fact for one in held], [one.row.first.name for one in held]
    if not may_be_added(cells, rows_named, held[0].row.first.headings[-1:]):
        return no(asked, texts.NOT_ADDED.format(column=squeeze(held[0].fact.column.printed)), citer)
    names = tuple(squeeze(one.row.first.name) for one in held)
    rows = Rows(held=names, several=True)
    plan = Plan(rows=rows, figures=(Figure(field=field_of(held[0].fact)),), steps=(Step.SUM, Step.LIST))
    outcome = calculate(plan, [one.row for one in held])
    if len(outcome.lines) != len(held) or outcome.left_out or not outcome.totals:
        return None
    found = _found(held)
    return answered(asked, plan, [(found, say(outcome, citer, room=_ROOM))], citer)


def _of_column(told: Sequence[Lead]) -> list[Lead]:
    """Return the leads, the newest first, that stand in the column of the newest; each of another row."""
    found: list[Lead] = []
    for one in told:
        first = found[0].fact if found else one.fact
        same = (one.fact.document_id, one.fact.table, one.fact.column) == (first.document_id, first.table, first.column)
        if not same or not _is_number(one.fact) or one.row.place in [other.row.place for other in found]:
            break
        found.append(one)
    return found


def _is_beside(one: Fact, fact: Fact) -> bool:
    return one.column != fact.column and one.value.unit == fact.value.unit and _is_number(one)


def _found(told: Sequence[Lead]) -> Found:
    source = told[0].row.source
    return Found(board=source.description.board, source=source, rows=tuple(one.row for one in told))


def _is_number(fact: Fact) -> bool:
    return fact.value.number is not None
