"""How a deficit has changed is shown with a sum that holds: its share is of the deficit's size."""

import re
from decimal import Decimal
from pathlib import Path

from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2024
Tekniska nämnden, Mellby kommun

## Resultat, tkr

| Verksamhet | Resultat 2023 | Resultat 2024 |
|---|---|---|
| Färjan | -3 750 | -3 900 |
| Parkering | 500 | 650 |
"""


def test_the_sum_beside_a_change_of_a_deficit_holds(tmp_path: Path) -> None:
    answer = answer_to(
        library_of(tmp_path, {"vb.md": REPORT}),
        "Hur många procent har resultatet för Färjan ändrats från 2023 till 2024?",
    )

    assert answer.working is not None
    *_, change = answer.working.formula.split("; ")
    told = re.fullmatch(r"\(−3 900 − \(−3 750\)\) / 3 750 = (−?[\d,]+) %", change)
    assert told is not None, answer.working.formula
    assert Decimal(told[1].replace("−", "-").replace(",", ".")) == round(Decimal(-150) / 3750 * 100, 1)
