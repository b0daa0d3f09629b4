import pytest

from tests.ingest.read.plain.tables.hard_tables import Case, cases, read

CASES = cases()
RIGHT = 0.98  # share of the cells of all hard tables that have the right row, group and head


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_no_cell_is_wrong_and_certain(case: Case) -> None:
    assert not read(case) - case.facts


def test_nearly_every_cell_has_the_right_row_and_head() -> None:
    missed = {case.name: (case.facts - read(case)).total() for case in CASES}
    whole = sum(case.facts.total() for case in CASES)
    assert sum(missed.values()) <= (1 - RIGHT) * whole, {name: count for name, count in missed.items() if count}
