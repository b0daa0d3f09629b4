"""What was told of each board's rows as one answer, with its working; or a refusal."""

from collections.abc import Sequence

from assistant.answer import Answer, Comparison, Reason, Table, Working
from assistant.plan import Plan
from assistant.question.asked import Asked
from assistant.work.rows.found import Found
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.told import Told, sentence


def no(asked: Asked, text: str, citer: Citer, *, reason: Reason = Reason.NOTHING_RELEVANT) -> Answer:
    """Return a refusal with what there is instead."""
    return asked.answer(text, reason=reason, citations=tuple(citer.citations))


def answered(
    asked: Asked, plan: Plan, told: Sequence[tuple[Found, Told]], citer: Citer, *, one: bool = False
) -> Answer | None:
    """Return what was told of each board as one answer; None where nothing of it can be cited."""
    if not citer.citations:
        return None
    several = len(told) > 1 and not one
    parts = [_text(f"{found.board}: " if several and found.board else "", piece) for found, piece in told]
    formula = "; ".join(piece.formula for _, piece in told if piece.formula)
    columns = next((piece.columns for _, piece in told if piece.columns), ())
    rows = tuple(row for _, piece in told for row in piece.table)
    results = tuple(result for _, piece in told for result in piece.results)
    return asked.answer(
        "\n".join(parts),
        citations=tuple(citer.citations),
        working=Working(plan=plan, formula=formula, table=Table(columns=columns, rows=rows), results=results),
    )


def comparison_of(told: Told) -> Comparison:
    """Return boards with their figures as a table that the page draws."""
    rows = tuple(
        (board.text, f"{value.text} [{value.citation}]" if value.citation else value.text)
        for board, _, value, _ in told.table
    )
    return Comparison(columns=(told.columns[0], told.columns[2]), rows=rows)


def _text(before: str, told: Told) -> str:
    how = texts.HOW.format(formula=told.formula) if told.formula else ""
    lines = [f"{before}{told.lead}".strip(), *told.lines, sentence(how, *told.notes, told.source)]
    return "\n".join(line for line in lines if line)
