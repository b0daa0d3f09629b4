"""An answer as it stands in the terminal."""

import json

from assistant.answer import Answer, page_text
from assistant.command import usage
from assistant.plan import to_data


def printed(answer: Answer) -> str:
    """Return an answer as it stands in the terminal: text, then numbered sources, then what may be asked instead."""
    return answer.text + "\n" + note(answer) + sources(answer) + choices(answer)


def note(answer: Answer) -> str:
    """Return what is to be said of how an answer came about, a line of its own: Answer.note."""
    return f"({answer.note})\n" if answer.note else ""


def left_out(answer: Answer) -> str:
    """Return what a language model wrote that its sources do not bear, a sentence a line."""
    lines = [f"  - {sentence}" for sentence in answer.left_out]
    return "\n".join(["", usage.LEFT_OUT, *lines, ""]) if lines else ""


def sources(answer: Answer) -> str:
    """Return the citations of an answer, one a block: number, document, place, quote."""
    blocks = []
    for citation in answer.citations:
        place = " > ".join(citation.passage.headings[-3:])
        page = usage.PAGE.format(page=page_text(citation)) if citation.page else ""
        head = ", ".join(part for part in (citation.source.description.title, page, citation.source.file) if part)
        cell = citation.cell
        note = usage.NOTE.format(note=cell.note) if cell and cell.note else ""
        cell_line = f"\n    {cell.row} | {cell.column}: {cell.value}{note}" if cell else ""
        blocks.append(f"[{citation.number}] {head}\n    {place}{cell_line}\n    ”{citation.quote}”")
    return "\n" + "\n".join(blocks) + "\n" if blocks else ""


def choices(answer: Answer, *, numbered: bool = False) -> str:
    """Return the questions that an answer offers, a line each, by the number that picks one where there is a choice."""
    if not answer.choices:
        return ""
    lines = [f"  {f'{i}.' if numbered else '-'} {choice}" for i, choice in enumerate(answer.choices, start=1)]
    return "\n".join(["", usage.CHOICES_NUMBERED if numbered else usage.CHOICES, *lines, ""])


def planned(answer: Answer) -> str:
    """Return the plan of a worked answer as data, and how it was reckoned."""
    if answer.working is None:
        return "\n" + usage.NO_PLAN + "\n"
    plan = json.dumps(to_data(answer.working.plan), ensure_ascii=False, indent=2)
    formula = answer.working.formula
    told = usage.PLAN_FORMULA.format(formula=formula) + "\n" if formula else ""
    return f"\n{usage.PLAN_HEAD}\n{plan}\n{told}"
