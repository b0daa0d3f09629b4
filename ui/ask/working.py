"""How a worked answer was calculated, with each operand leading to its source."""

import re
from collections.abc import Callable, Iterable

from assistant.answer import Answer
from ui import markup, texts

_NUMBER = re.compile(r"[-−]?\d+(?: \d{3})*(?:,\d+)?")


def drawn(answer: Answer, *, marker: Callable[[int], str]) -> str:
    """Return the formulas of an answer, folded away; empty for one that was not calculated."""
    working = answer.working
    if working is None or not working.formula:
        return ""
    operands = _operands(answer)
    lines = "".join(f"<li>{_linked(line, operands, marker)}</li>" for line in working.formula.split("; "))
    return f'<details class="nv-nearest nv-how"><summary>{texts.HOW}</summary><ul>{lines}</ul></details>'


def _operands(answer: Answer) -> dict[str, int]:
    """Return the citation of each figure: of the table's cells, and of the cells cited beside them."""
    found: dict[str, int] = {}
    for citation in answer.citations:
        if citation.cell is not None:
            _note(found, [citation.cell.value], citation.number)
    if answer.working is not None:
        for row in answer.working.table.rows:
            for cell in row:
                if cell.citation is not None:
                    _note(found, [cell.text], cell.citation)
    return found


def _note(found: dict[str, int], values: Iterable[str], number: int) -> None:
    for value in values:
        match = _NUMBER.match(value.strip())
        if match:
            found[match.group().lstrip("-−")] = number


def _linked(line: str, operands: dict[str, int], marker: Callable[[int], str]) -> str:
    """Return a formula, each operand before the last equals sign followed by its marker."""
    before, equals, result = line.rpartition(" = ")
    if not equals:
        before, result = line, ""
    parts, at = [], 0
    for match in _NUMBER.finditer(before):
        number = operands.get(match.group().lstrip("-−"))
        parts.append(markup.unbroken(before[at : match.end()]) + (f" {marker(number)}" if number else ""))
        at = match.end()
    return "".join(parts) + markup.unbroken(before[at:] + equals + result)
