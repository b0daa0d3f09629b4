"""An outcome put in words: the result first, then the rows that bear it, how it was reckoned, what was left out."""

from collections.abc import Callable, Sequence

from assistant import texts as common
from assistant.plan import Plan, Step, Way
from assistant.work.reckoning.amounts import printed
from assistant.work.reckoning.conditions import distance, turned
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome, Total, Worked
from assistant.work.row import FactRow, fact_of
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import called, column_of, title_of, value_of, values_of
from assistant.work.telling.sentences import (
    added,
    apart,
    bettered,
    changed,
    formula_of,
    gap,
    judged,
    judged_short,
    shared,
    spans_of,
    turned_to,
)
from assistant.work.telling.tables import table_of
from assistant.work.telling.told import Told, sentence
from ingest.document import TableKind
from ingest.facts.fact import Fact

_MOST_NAMES = 3
_MOST_RANKED = 10  # rows in the first sentence
_KINDS: dict[TableKind | None, tuple[str, str]] = {
    TableKind.INDICATOR: (texts.INDICATOR, texts.INDICATORS),
    TableKind.ACTIVITY: (texts.ACTIVITY, texts.ACTIVITIES),
}
_SHORT = 60


def say(outcome: Outcome, citer: Citer, *, rivals: Sequence[FactRow] = (), room: int) -> Told:
    """Return the outcome in words, in about `room` characters; rows without room stand in the table alone."""
    plan = outcome.plan
    single = len(outcome.lines) == 1 and not plan.asks(Step.COUNT) and not plan.rows.whole
    if single and plan.figures and not (plan.asks(Step.SUM, Step.RANK, Step.EXTREMES) or plan.conditions):
        told = _one(outcome, outcome.lines[0], citer)
    else:
        told = _many(outcome, citer, room=room)
    columns, rows = table_of(outcome.lines, citer)
    notes = (*told.notes, *_notes(outcome, rivals, citer))
    return Told(
        lead=told.lead,
        lines=told.lines,
        formula=told.formula,
        notes=notes,
        results=told.results,
        columns=columns,
        table=rows,
    )


def facts_of_line(line: Line) -> list[Fact]:
    """Return the facts that bear a line: those of its figures, else the row itself."""
    return [fact for worked in line.figures for fact in (*worked.facts, *worked.whole)] or [line.row.first]


def _one(outcome: Outcome, line: Line, citer: Citer) -> Told:
    """Return the result of one row: each of its figures in a sentence, then which row it is."""
    said = [text for worked in line.figures if (text := _sentence_of(outcome.plan, line, worked))]
    said = list(dict.fromkeys(said))
    where = texts.OF_TABLE.format(name=called(line.row), title=title_of([line.row.source]))
    marks = citer.marks(facts_of_line(line))
    formulas = [text for worked in line.figures if (text := formula_of(worked))]
    results = [printed(w.amount) for w in line.figures if w.amount is not None and w.figure.way is not Way.AS_IT_STANDS]
    return Told(
        lead=sentence(*said, f"{where} {marks}"),
        formula="; ".join(dict.fromkeys(formulas)),
        results=tuple(results),
    )


def _sentence_of(plan: Plan, line: Line, worked: Worked) -> str:
    if worked is line.figures[0] and line.verdict is not None:
        return judged(worked, line.verdict)
    if worked.amount is None:
        return apart(worked)
    if worked.figure.way in (Way.SHARE, Way.RATIO):
        return shared(worked)
    if worked.figure.way in (Way.AS_IT_STANDS, Way.MEAN):
        columns = " + ".join(column_of(fact) for fact in worked.facts)
        return f"{values_of(worked)} ({columns})"
    counted = {fact.counted for fact in worked.facts}
    if plan.asks(Step.GAP) and len(counted) == 2:
        return gap(worked)
    if worked.figure.way is Way.PERCENT:
        return ""
    percent = next((other for other in line.figures if _is_percent_of(other, worked)), None)
    return sentence(changed(worked, percent), turned_to(worked) if _of_outcomes(worked) else "")


def _is_percent_of(one: Worked, step: Worked) -> bool:
    return one.figure.way is Way.PERCENT and one.facts == step.facts


def _of_outcomes(worked: Worked) -> bool:
    return {fact.measure.value for fact in worked.facts} == {"outcome", "earlier_outcome"}


def _many(outcome: Outcome, citer: Citer, *, room: int) -> Told:
    plan = outcome.plan
    lead = _lead(outcome)
    formula = "; ".join(
        added(total.operands, total.amount) for total in outcome.totals if total.step is Step.SUM and total.operands
    )
    lines = [_line_of(plan, line, citer) for line in outcome.lines] or _instead(outcome, citer)
    results = [str(len(outcome.tested)), *(printed(total.amount) for total in outcome.totals)]
    results += [
        printed(worked.amount)
        for line in outcome.lines
        for worked in line.figures
        if worked.amount is not None and worked.figure.way is not Way.AS_IT_STANDS
    ]
    return Told(lead=lead, lines=tuple(_fitting(lines, room - len(lead))), formula=formula, results=tuple(results))


def _instead(outcome: Outcome, citer: Citer) -> list[Callable[[int], str]]:
    """Return the rows that come closest where none passes: what was looked at."""
    if not outcome.plan.conditions:
        return []
    condition = outcome.plan.conditions[0]
    held = [(row, fact) for row in outcome.tested if (fact := fact_of(row, condition.field)) is not None]
    held.sort(key=lambda one: distance(one[1], condition.bound))
    chosen = [Line(row=row, figures=(as_it_stands(condition.field, fact),)) for row, fact in held[:_MOST_NAMES]]
    return [_line_of(outcome.plan, line, citer) for line in chosen]


def _lead(outcome: Outcome) -> str:
    plan, lines = outcome.plan, outcome.lines
    title = texts.TITLE.format(title=title_of([line.row.source for line in lines])) if lines else ""
    if plan.asks(Step.RANK, Step.EXTREMES) and lines:
        return sentence(_ranking(plan, lines) + title)
    if plan.asks(Step.JUDGE) and not plan.conditions:
        return sentence(_verdicts(lines) + title, _furthest(lines))
    if not plan.conditions and lines and all(line.figures and _of_outcomes(line.figures[0]) for line in lines):
        return sentence(_betterment(lines) + title)
    total = outcome.total(Step.SUM) or outcome.total(Step.MEAN)
    summed = _total(total) if total is not None else ""
    if total is not None and not plan.asks(Step.LIST, Step.COUNT):
        return sentence(f"{summed}{title}")
    return sentence(f"{_counted(outcome)}{title}", summed)


def _total(total: Total) -> str:
    if total.step is Step.MEAN:
        return texts.MEAN_IS.format(mean=printed(total.amount))
    if total.printed is not None:
        whole = value_of(total.printed)
        if total.printed.value.number == total.amount.number:
            return texts.PRINTED_SUM.format(printed=whole)
        return texts.SUM_DIFFERS.format(printed=whole, sum=printed(total.amount))
    return texts.SUM_IS.format(sum=printed(total.amount))


def _counted(outcome: Outcome) -> str:
    plan, count = outcome.plan, len(outcome.lines)
    names = _KINDS.get(plan.rows.kinds[0] if len(plan.rows.kinds) == 1 else None, (texts.ROW, texts.ROWS))
    where = texts.UNDER_GOAL.format(goal=common.join(list(plan.rows.goals))) if plan.rows.goals else ""
    said = common.counted(count)
    if not plan.conditions:
        return texts.COUNT_ALL.format(count=said, rows=names[count != 1], where=where).capitalize()
    form = texts.COUNT_OF if count else texts.NONE_OF
    return form.format(
        count=said[:1].upper() + said[1:], tested=common.counted(len(outcome.tested)), rows=names[1], where=where
    )


def _ranking(plan: Plan, lines: Sequence[Line]) -> str:
    def entry(line: Line) -> str:
        return f"{called(line.row, longest=_SHORT)} ({values_of(line.figures[0])})"

    first, last = (texts.LOWEST, texts.HIGHEST) if plan.lowest else (texts.HIGHEST, texts.LOWEST)
    if plan.asks(Step.EXTREMES) and len(lines) > 1:
        return f"{first}: {entry(lines[0])}. {last}: {entry(lines[-1])}"
    told = [entry(line) for line in lines[:_MOST_RANKED]]
    more = [texts.MORE_NAMES.format(count=len(lines) - _MOST_RANKED)] if len(lines) > _MOST_RANKED else []
    return f"{first}: {common.join([*told, *more])}"


def _verdicts(lines: Sequence[Line]) -> str:
    known = [line for line in lines if line.verdict is not None and line.verdict.reached is not None]
    open_ = [line for line in lines if line.verdict is not None and line.verdict.so_far and not line.verdict.reached]
    reached = sum(bool(line.verdict and line.verdict.reached) for line in known)
    if open_:
        told = [common.counted(number) for number in (reached, len(lines), len(open_))]
        return texts.REACHED_OF_OPEN.format(reached=told[0], count=told[1], open=told[2]).capitalize()
    count = common.counted(len(known))
    if not known:
        return texts.UNJUDGED_SHORT.capitalize()
    if not reached:
        return texts.NONE_REACHED.format(count=count)
    if reached == len(known):
        return texts.ALL_REACHED.format(count=count)
    return texts.SOME_REACHED.format(reached=common.counted(reached), count=count).capitalize()


def _furthest(lines: Sequence[Line]) -> str:
    missed = [line for line in lines if line.verdict and line.verdict.reached is False and line.verdict.away]
    aways = [line.verdict.away for line in missed if line.verdict is not None and line.verdict.away is not None]
    if len(aways) < 2 or len({away.unit for away in aways}) > 1:
        return ""
    line = max(missed, key=lambda one: abs(one.verdict.away.number) if one.verdict and one.verdict.away else 0)
    return texts.FURTHEST.format(name=called(line.row, longest=_SHORT), line=_against(line))


def _against(line: Line) -> str:
    worked = line.figures[0]
    return f"{value_of(worked.facts[0])} mot {value_of(worked.facts[-1])}, {judged_short(line.verdict)}"


def _betterment(lines: Sequence[Line]) -> str:
    known = [told for line in lines if (told := bettered(line.figures[0])) is not None]
    count = common.counted(len(known))
    if not known:
        return ""
    if not any(known):
        return texts.NONE_BETTER.format(count=count)
    if all(known):
        return texts.ALL_BETTER.format(count=count)
    return texts.SOME_BETTER.format(better=common.counted(sum(known)), count=count).capitalize()


def _line_of(plan: Plan, line: Line, citer: Citer) -> Callable[[int], str]:
    """Return the line as a function of how long the row's name may be."""
    values: list[str] = []
    for worked in line.figures:
        if worked.figure.way is Way.AS_IT_STANDS:
            values += [f"{column_of(fact)} {value_of(fact)}" for fact in worked.facts]
        elif worked.figure.way is Way.SHARE:
            values.append(shared(worked))
        else:
            values += [f"{column_of(fact)} {value_of(fact)}" for fact in worked.facts]
            if worked is line.figures[0] and line.verdict is not None:
                values.append(judged_short(line.verdict))
            elif worked.amount is not None:
                values.append(_worked(worked))
    told = "; ".join(dict.fromkeys(values))
    marks = citer.marks(facts_of_line(line))

    def text(longest: int) -> str:
        name = called(line.row, longest=longest)
        return texts.ITEM.format(line=f"{name}: {told} {marks}" if told else f"{name} {marks}")

    return text


def _worked(worked: Worked) -> str:
    assert worked.amount is not None
    if worked.figure.way is Way.PERCENT:
        return printed(worked.amount, signed=True)
    better = bettered(worked) if _of_outcomes(worked) else None
    tail = "" if better is None else f" ({texts.BETTER if better else texts.WORSE})"
    return printed(worked.amount, signed=True) + tail


def _fitting(lines: Sequence[Callable[[int], str]], room: int) -> list[str]:
    """Return as many lines as there is room for, their names shortened where that lets more of them in."""
    for longest in (400, 240, 160, 110, 80, 60, 45):
        whole = [line(longest) for line in lines]
        if sum(len(text) + 1 for text in whole) <= room:
            return whole
    kept: list[str] = []
    for text in (line(60) for line in lines):
        if sum(len(other) + 1 for other in kept) + len(text) > room - 60:
            break
        kept.append(text)
    left = len(lines) - len(kept)
    return [*kept, texts.MORE_ROWS.format(count=left)] if left else kept


def _notes(outcome: Outcome, rivals: Sequence[FactRow], citer: Citer) -> list[str]:
    notes: list[str] = []
    plan = outcome.plan
    if any(turned(fact) for line in outcome.lines for worked in line.figures for fact in worked.facts):
        notes.append(texts.TURNED)
    spans = (spans_of(worked) for line in outcome.lines for worked in line.figures if not _is_so_far(line))
    notes += list(dict.fromkeys(span for span in spans if span))[:1]
    if rivals:
        names = [f"{called(row, longest=_SHORT)} {citer.marks([row.first])}".strip() for row in rivals[:_MOST_NAMES]]
        notes.append(texts.OTHER_ROWS.format(names=common.join(names)))
    left = _left(outcome.left_out)
    if plan.asks(Step.RANK) and 1 < len(outcome.lines) < plan.limit:
        notes.append(texts.FEWER.format(count=common.counted(len(outcome.lines))))
    if left:
        notes.append(texts.LEFT_OUT.format(parts=left))
    return notes


def _is_so_far(line: Line) -> bool:
    return line.verdict is not None and line.verdict.so_far


def _left(left_out: Sequence[LeftOut]) -> str:
    forms = {
        Lack.EMPTY: texts.LEFT_EMPTY,
        Lack.NO_COLUMN: texts.LEFT_NO_COLUMN,
        Lack.NO_NUMBER: texts.LEFT_NO_NUMBER,
        Lack.MIXED_UNITS: texts.LEFT_UNITS,
        Lack.UNKNOWN_WAY: texts.LEFT_WAY,
        Lack.SO_FAR: texts.LEFT_SO_FAR,
        Lack.UNLIKE_SPANS: texts.LEFT_SPANS,
        Lack.SAME_FIGURE: texts.LEFT_SAME,
        Lack.UNLIKE: texts.LEFT_UNLIKE,
        Lack.ZERO: texts.LEFT_ZERO,
        Lack.NO_WHOLE: texts.LEFT_NO_WHOLE,
    }
    parts: list[str] = []
    for lack, form in forms.items():
        names = [called(one.row, longest=_SHORT) for one in left_out if one.lack is lack]
        if names:
            more = len(names) - _MOST_NAMES
            shown = [*names[:_MOST_NAMES], *([texts.MORE_NAMES.format(count=more)] if more > 0 else [])]
            parts.append(form.format(names=common.join(shown)))
    return "; ".join(parts)
