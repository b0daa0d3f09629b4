"""Tables in which a column of words tells rows of one name apart: it is part of the rows' names."""

import pytest

from tests.ingest.read.grids.test_grouped import named, read


@pytest.mark.parametrize("again", ["Väntetid", "", "^"])
def test_women_and_men_stand_under_what_is_counted_and_all_are_called_as_it(again: str) -> None:
    table = read(
        "Indikator|Kön|Utfall|Mål 2025",
        "Väntetid|Kvinnor|48|45",
        f"{again}|Män|55|45",
        f"{again}|Totalt|51|45",
        "Nöjda|Kvinnor|80|90",
        f"{'Nöjda' if again == 'Väntetid' else again}|Män|79|90",
    )
    assert [column.printed for column in table.columns] == ["Utfall", "Mål 2025"]
    assert named(table) == [
        ("Väntetid", "Kvinnor", "48"),
        ("Väntetid", "Män", "55"),
        (None, "Väntetid", "51"),
        ("Nöjda", "Kvinnor", "80"),
        ("Nöjda", "Män", "79"),
    ]


def test_units_between_the_names_and_the_groups_stay_a_column() -> None:
    table = read("Mått|Enhet|Kön|2024", "Kö|dagar|Flickor|4", "^|^|Pojkar|5", "^|^|Alla|4,5")
    assert [column.printed for column in table.columns] == ["Enhet", "2024"]
    assert [(row.section, row.name, row.cells[0].value) for row in table.rows] == [
        ("Kö", "Flickor", "dagar"),
        ("Kö", "Pojkar", "dagar"),
        (None, "Kö", "dagar"),
    ]


def test_ages_and_other_words_that_recur_tell_rows_apart() -> None:
    ages = read("Tjänst|Ålder|2024", "Vård|16-24 år|1", "|25-64 år|2", "|65+|3", "Stöd|16-24 år|4", "|25-64 år|5")
    assert named(ages)[2:4] == [("Vård", "65+", "3"), ("Stöd", "16-24 år", "4")]
    sides = read("Nämnd|Slag|Budget", "Kultur|Kostnad|9", "|Intäkt|2", "Fritid|Kostnad|7", "|Intäkt|1")
    assert named(sides)[:2] == [("Kultur", "Kostnad", "9"), ("Kultur", "Intäkt", "2")]


def test_a_group_around_the_names_stays_around_them() -> None:
    table = read("Mål|Indikator|Kön|Utfall", "Trygg|Oro|Kvinnor|9", "|^|Män|2", "|^|Totalt|5", "Lär|Läser|Totalt|7")
    assert [row.section for row in table.rows] == ["Trygg, Oro", "Trygg, Oro", "Trygg", "Lär"]
    assert [row.name for row in table.rows] == ["Kvinnor", "Män", "Oro", "Läser"]


def test_a_sum_over_both_columns_is_called_as_it_is() -> None:
    table = read("Enhet|Kön|Antal", "Norr|Kvinnor|4", "|Män|5", "Söder|Kvinnor|3", "|Män|1", "Totalt|<|13")
    assert named(table)[-1] == (None, "Totalt", "13")


@pytest.mark.parametrize(
    "lines",
    [
        ("Projekt|Status|Budget", "Bron|Pågår|1", "Vägen|Klart|2", "Skolan|Pågår|3"),  # each name once
        ("Projekt|Läge|Budget", "Bron|Norr|1", "Bron|Söder|2", "Vägen|Öster|3"),  # nothing recurs
        ("Projekt|Kön|Budget", "Bron|Kvinnor|1", "Bron|Kvinnor|2", "Vägen|Kvinnor|3"),  # tells nothing apart
        ("Mått|Enhet|2024", "Kö|dagar|1", "Kö|%|2", "Oro|dagar|3", "Oro|%|4"),  # units
    ],
)
def test_other_columns_of_words_stay(lines: tuple[str, ...]) -> None:
    assert [row.name for row in read(*lines).rows] == [line.split("|")[0] for line in lines[1:]]


def test_a_column_of_units_names_no_rows() -> None:
    table = read("Uppgift|Enhet|2024", "Bistånd|tkr|40", "Hushåll|antal|7", "Belopp|kr|900")
    assert [row.name for row in table.rows] == ["Bistånd", "Hushåll", "Belopp"]
