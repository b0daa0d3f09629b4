"""Refusing by a model that weighs the vetoes among the features of support."""

from eval.absent.learnt import Case, fitted, likely, refusing

RIGHT = Case(features=(1.0, 0.0), support=0.9, right=True, answerable=True, split="dev")
VETOED = Case(features=(1.0, 1.0), support=0.0, right=False, answerable=False, split="dev")
LOST = Case(features=(1.0, 0.0), support=0.1, right=True, answerable=True, split="test")
MADE = Case(features=(0.0, 1.0), support=0.5, right=False, answerable=False, split="dev", is_made=True)


def test_what_a_veto_speaks_against_becomes_less_likely() -> None:
    weights = fitted([RIGHT] * 8 + [VETOED] * 8 + [MADE] * 8)
    assert weights[1] < 0 < weights[0]
    assert likely(RIGHT, weights) > 0.6 > 0.4 > likely(VETOED, weights)


def test_due_and_false_refusals_are_counted_apart() -> None:
    told = refusing([RIGHT, LOST, VETOED], [0.9, 0.1, 0.0], 0.3)
    assert (told.due, told.false, told.crag) == (1.0, 0.5, 2 / 3)
