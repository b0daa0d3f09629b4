import pytest

from ingest.document import TableKind
from ingest.genre.columns import COLUMN_ALIASES, column, column_key, header_unit, table_kind
from ingest.language.words import fold


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Årsmål", "arsmal"),
        ("Arsmål", "arsmal"),
        ("KF:s årsmål år 2026", "kf_arsmal"),
        ("KF:s  årsmål", "kf_arsmal"),
        ("Periodens utfall", "utfall"),
        ("Årets utfall", "utfall"),
        ("Utfall män/pojkar", "utfall_man"),
        ("Utfall kvinnor/ flickor", "utfall_kvinnor"),
        ("Utfall VB 2024", "utfall_vb"),
        ("Prognos helår", "prognos"),
        ("Period", "period"),
        ("Periodicitet", "periodicitet"),
        ("Startdatum", "start"),
        ("Slutdatum", "slut"),
        ("Kostnader 2026", "kostnad"),
        ("Intäkter", "intakt"),
        ("VP 2026 Netto", "netto"),
        ("VP 2025", "vp"),
        ("*Netto budget 2025", "budget"),
        ("Beräknadslutlig budget 2024", "slutlig_budget"),
        ("Prognostiserat utfall 2024 (Okt)", "prognos"),
        ("Bokslut 2023", "bokslut"),
        ("Avvikelse prognos T2", "avvikelse"),
        ("Jan-april 2025", "jan_april"),
        ("2024", "ar"),
    ],
)
def test_a_printed_header_has_its_key(printed: str, key: str) -> None:
    assert column_key(printed) == key


def test_no_alias_belongs_to_two_columns() -> None:
    owners = [(fold(alias), key) for key, aliases in COLUMN_ALIASES.items() for alias in aliases]
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
