"""Kinds of lines as data: each is met by its examples and not by those that it is not."""

import pytest

from ingest.genre.line_kinds import is_title_like, line_kinds

EXAMPLES = [(name, line) for name, kind in line_kinds().items() for line in kind.examples]
COUNTER_EXAMPLES = [(name, line) for name, kind in line_kinds().items() for line in kind.counter_examples]


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_an_example_is_of_its_kind(name: str, line: str) -> None:
    assert line_kinds()[name].pattern.search(line)


@pytest.mark.parametrize(("name", "line"), COUNTER_EXAMPLES)
def test_a_counter_example_is_not(name: str, line: str) -> None:
    assert not line_kinds()[name].pattern.search(line)


@pytest.mark.parametrize("line", ["Stadsmiljö 19,8", "Äldreomsorg 388 400", "Sjukfrånvaro 8,1 %", "Lokaler -3,4 mnkr"])
def test_the_row_of_a_table_is_no_title(line: str) -> None:
    assert not is_title_like(line)


@pytest.mark.parametrize("line", ["Stadsmiljö", "Agenda 2030", "Ekonomi 2031", "Årskurs 9", "Mål 1"])
def test_a_title_may_end_in_a_year_or_a_number(line: str) -> None:
    assert is_title_like(line)
