"""Two cells beside each other, told with how far they are apart."""

from collections.abc import Sequence

from assistant.answer import Answer, Source
from assistant.plan import Field, Figure, Plan, Rows, Step, Way
from assistant.question.asked import Asked
from assistant.work.named_column.pair_asked import PairAsked
from assistant.work.named_column.pairs import CellPair, cell_pair
from assistant.work.reckoning.amounts import POINTS
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.rows.two_rows import TwoRows
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from assistant.work.telling.two_rows import of_two
from ingest.facts.fact import Fact
from ingest.language.words import fold, words


def tell_pair(
    asked: Asked, said: PairAsked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int
) -> Answer | None:
    """Return the two cells that a question sets against each other with their difference; None where there are none."""
    pair = cell_pair(asked, said, finder, sources)
    if pair is None:
        return None
    plan = _plan(asked, pair)
    worked = [of_two_cells(figure, pair.first, pair.second) for figure in plan.figures]
    if worked[0].amount is None:
        return None
    where = Found(board=pair.source.description.board, source=pair.source, rows=(pair.one,))
    if said.times:
        shown = worked[:1] if worked[0].amount.unit == POINTS else [one for one in worked if one.amount is not None]
        line = Line(row=pair.one, figures=tuple(shown))
        return answered(asked, plan, [(where, say(Outcome(plan=plan, lines=(line,)), citer, room=room))], citer)
    found = TwoRows(one=pair.one, other=pair.other, source=pair.source)
    return answered(asked, plan, [(where, of_two(found, worked[0], citer))], citer, one=True)


def _plan(asked: Asked, pair: CellPair) -> Plan:
    board, year = pair.source.description.board, pair.source.description.year
    first, second = _field(pair.first), _field(pair.second)
    times = pair.one.place == pair.other.place
    ways = (Way.DIFFERENCE, Way.PERCENT) if times else (Way.DIFFERENCE,)
    return Plan(
        rows=Rows(words=pair.one.first.name),
        beside=None if times else Rows(words=pair.other.first.name),
        figures=tuple(Figure(field=first, against=second if times else None, way=way) for way in ways),
        steps=(Step.LIST,) if times else (Step.BETWEEN,),
        boards=(board,) if board is not None else (),
        years=(year,) if year is not None else (),
        types=asked.scope.types,
    )


def _field(fact: Fact) -> Field:
    return Field(measures=(fact.measure,), printed=tuple(words(fold(fact.column.printed))), period=fact.period)
