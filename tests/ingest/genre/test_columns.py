import pytest

from ingest.document import TableKind
from ingest.genre.columns import column, column_key, header_unit, known_columns, table_kind
from ingest.language.words import fold

EXAMPLES = [(printed, known.key) for known in known_columns() for printed in known.examples]
COUNTER_EXAMPLES = [(printed, known.key) for known in known_columns() for printed in known.counter_examples]


@pytest.mark.parametrize(("printed", "key"), [*EXAMPLES, ("Jan-april 2025", "jan_april"), ("2024", "ar")])
def test_a_printed_header_has_its_key(printed: str, key: str) -> None:
    assert column_key(printed) == key


@pytest.mark.parametrize(("printed", "key"), COUNTER_EXAMPLES)
def test_a_header_of_another_kind_has_not(printed: str, key: str) -> None:
    assert column_key(printed) != key


def test_no_alias_belongs_to_two_columns() -> None:
    owners = [(fold(alias), known.key) for known in known_columns() for alias in known.asked]
    doubled = {alias for alias, _ in owners if sum(alias == other for other, _ in owners) > 1}
    assert doubled == set()


@pytest.mark.parametrize(
    ("name", "columns", "kind"),
    [
        ("Indikator", ("Årsmål", "Periodicitet"), TableKind.INDICATOR),
        ("Aktivitet", ("Startdatum", "Slutdatum"), TableKind.ACTIVITY),
        ("Mnkr", ("VP 2025", "Bokslut 2023"), TableKind.BUDGET),
        ("Budget 2026 (mnkr)", ("Kostnader", "Intäkter"), TableKind.BUDGET),
        ("Nyckeltal", ("Snitt 2024", "Budget 2025"), TableKind.OTHER),
        ("Namn", ("Datum",), TableKind.OTHER),
    ],
)
def test_the_kind_of_a_table_follows_its_header(name: str, columns: tuple[str, ...], kind: TableKind) -> None:
    assert table_kind([column(printed) for printed in columns], name=name) is kind


@pytest.mark.parametrize(
    ("text", "unit"), [("Budget (mnkr)", "mnkr"), ("Tkr", "tkr"), ("belopp i mkr", "mnkr"), ("Snitt 2024", None)]
)
def test_the_unit_of_money_is_read_from_the_header(text: str, unit: str | None) -> None:
    assert header_unit(text) == unit
