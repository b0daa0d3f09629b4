"""Whether a cell tells money or a risk where a question counts things."""

import re

from assistant.question.kinds import Wanted
from assistant.weigh.supported.best import Best
from ingest.language.words import fold

_HOW_MANY = re.compile(r"\bhur manga\b(?! (?:procent|kronor|kr|tkr|mnkr|miljoner|tusen))")
_MEASURED = re.compile(r"\b(?:tkr|mnkr|mkr|kr|kronor|miljoner|\w*hyra|\w*kostnad|\w*risk\w*|sannolikhet|konsekvens)\b")


def is_no_count(best: Best) -> bool:
    """Return whether things are counted, and the best cell is of a column or in a unit that tells money or a risk."""
    cell, row = best.unit.cell, best.unit.ranked.passage.row
    if cell is None or row is None or Wanted.NUMBER not in best.asking.wanted:
        return False
    asked = fold(best.asking.text)
    if _HOW_MANY.search(asked) is None:
        return False
    return any(found not in asked for found in _MEASURED.findall(fold(f"{cell.column.printed} {row.unit or ''}")))
