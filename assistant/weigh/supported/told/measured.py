"""Whether a cell tells money or a risk where a question counts things."""

import re

from assistant.weigh.opposite import counts_things, is_money
from assistant.weigh.supported.best import Best
from ingest.language.words import fold

_MEASURED = re.compile(
    r"\b(?:\w*hyra|\w*kostnad|\w*risk\w*|sannolikhet|konsekvens)\b"
)  # heads of what is no number of things


def is_no_count(best: Best) -> bool:
    """Return whether things are counted, and the best cell holds money or is of a column that tells money or a risk."""
    cell, asked = best.unit.cell, best.asking.question
    if cell is None or not counts_things(asked):
        return False
    heads = _MEASURED.findall(fold(cell.column.printed))
    return is_money(best.unit) or any(head not in fold(asked) for head in heads)
