"""The calculation held against pandas: random tables and random plans, the same rows and the same last digits.

What pandas computes here knows nothing of the program: its frames hold the decimals, the units and the kinds of the
cells, and rows are joined, sifted, ordered and added up by its own means.
"""

import random
import re
from decimal import localcontext

import pytest

from assistant.work.reckoning.amounts import DividedByZero, MixedUnits
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.outcome import Outcome
from tests.assistant.work.oracle.by_pandas import Mixed, expected
from tests.assistant.work.oracle.drawn_plans import random_case

PLANS = 125  # a test: 1,000 in all, 8,000 more among the slow ones


def told(outcome: Outcome) -> dict[str, object]:
    """Return what the program made of a case, in the same form."""
    return {
        "tested": len(outcome.tested),
        "left_out": len(outcome.left_out),
        "names": [line.row.first.name for line in outcome.lines],
        "numbers": [line.figures[0].amount.number if line.figures[0].amount else None for line in outcome.lines],
        "totals": {total.step: (total.amount.number, total.amount.unit) for total in outcome.totals},
    }


def digits(made: dict[str, object] | None) -> str:
    """Return what was made with every digit; a nought has no sign."""
    return re.sub(r"Decimal\('-(0(?:\.0+)?)'\)", r"Decimal('\1')", repr(made))


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 40))])
def test_a_plan_comes_to_what_pandas_makes_of_it(seed: int) -> None:
    chance = random.Random(seed)
    with localcontext(prec=60):
        for _ in range(PLANS):
            case = random_case(chance)
            try:
                wanted: dict[str, object] | None = expected(case)
            except Mixed:
                wanted = None
            try:
                found: dict[str, object] | None = told(calculate(case.plan, case.rows))
            except MixedUnits:
                found = None
            except DividedByZero:
                pytest.fail("a division by zero is a lack of one row, not an end")
            assert digits(found) == digits(wanted), case.plan
