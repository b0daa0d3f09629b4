"""One row beside another of the same report, in words."""

from assistant import texts as common
from assistant.answer import TableCell, short_title
from assistant.plan import Plan, Way
from assistant.work.reckoning.amounts import printed
from assistant.work.reckoning.outcome import Worked
from assistant.work.row import FactRow, fact_of
from assistant.work.rows.two_rows import TwoRows
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.sentences import formula_of, shared
from assistant.work.telling.phrases import called, capital, column_of, sized, value_of
from assistant.work.telling.told import Told, sentence
from ingest.facts.fact import Fact, ValueKind


def of_two(found: TwoRows, worked: Worked, citer: Citer) -> Told:
    """Return two rows with what comes of their figures."""
    assert found.one is not None
    assert found.other is not None
    assert worked.amount is not None
    facts = (worked.facts[0], worked.facts[-1])
    where = texts.OF_COLUMN.format(column=capital(_columns(facts)), title=short_title(found.source))
    rows = tuple(_line(row, fact, citer) for row, fact in zip((found.one, found.other), facts, strict=True))
    return Told(
        lead=sentence(_lead(found.one, found.other, worked), f"{where} {citer.marks(facts)}"),
        formula=formula_of(worked),
        results=(printed(worked.amount),),
        columns=(texts.COLUMN_ROW, capital(_columns(facts)), texts.COLUMN_SOURCE),
        table=rows,
    )


def missing_one(plan: Plan, found: TwoRows, parts: tuple[FactRow, ...], citer: Citer) -> str:
    """Return that one of two rows is not there, with the other one's figure, and what it is made up of instead."""
    held = found.one or found.other
    assert held is not None
    fact = fact_of(held, plan.figures[0].field)
    title = short_title(found.source)
    if plan.figures[0].way is Way.RATIO:
        text = texts.REFUSED_PART.format(part=found.missing, whole=called(held), title=title)
    else:
        text = texts.REFUSED_ROW.format(words=found.missing, titles=title)
    told = f"{called(held)} {value_of(fact)} ({column_of(fact)}) {citer.marks([fact])}" if fact is not None else ""
    there = texts.THERE_IS.format(what=told.strip()) if told else ""
    names = common.join([row.first.name for row in parts])
    return " ".join(part for part in (text, there, texts.PARTS_ARE.format(names=names) if parts else "") if part)


def _lead(one: FactRow, other: FactRow, worked: Worked) -> str:
    amount, (first, second) = worked.amount, (worked.facts[0], worked.facts[-1])
    assert amount is not None
    if worked.figure.way is Way.RATIO:
        return f"{called(one)}: {shared(worked)}"
    told = {"one": called(one), "other": called(other), "first": value_of(first), "second": value_of(second)}
    if worked.figure.way is Way.TIMES:
        return texts.TIMES_IS.format(times=printed(amount), **told)
    if not amount.number:
        return texts.ALIKE.format(one=told["one"], other=told["other"], first=told["first"])
    form = texts.HIGHER if amount.number > 0 else texts.LOWER
    return form.format(away=sized(amount), **told)


def _columns(facts: tuple[Fact, Fact]) -> str:
    return common.join(list(dict.fromkeys(column_of(fact) for fact in facts)))


def _line(row: FactRow, fact: Fact, citer: Citer) -> tuple[TableCell, ...]:
    number = citer.number(fact)
    empty = fact.value.kind is ValueKind.EMPTY
    return (
        TableCell(text=row.name, citation=number),
        TableCell(text=texts.EMPTY_CELL if empty else value_of(fact), citation=number),
        TableCell(text=short_title(row.source), citation=number),
    )
