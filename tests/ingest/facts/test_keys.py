"""The key of a row: one for every way to write its name, another for what is only alike."""

import pytest

from ingest.facts.keys import key_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel nöjda brukare", "Andelen nöjda brukare*"),
        ("Stöd- och service till personer", "Stöd och service till personer"),
        ("Brukare inom socialpsykiatri", "Brukare inom socialpsykiatrin"),
        ("Antal besök", "Antalet besök"),
        ("1. Sjukfrånvaro", "Sjukfrånvaro (procent)"),
        ("Sjukfrånvaro, %", "SJUKFRÅNVARO¹"),
        ("varav barn och ungdom", "Barn och ungdom"),
        ("Maskiner & inventarier", "Maskiner och inventarier"),
        ("Verksamhet för barn, kultur och fritid", "Barn, kultur och fritid"),
        ("Klimatinvesteringar (3)", "Klimatinvesteringar"),
        ("Funktions- nedsättning", "Funktionsnedsättning"),
        ("Aktuella ärenden**", "Aktuella ärenden"),
        ("Vårddygn, varav", "Vårddygn"),
    ],
)
def test_a_row_is_known_however_its_name_is_written(one: str, other: str) -> None:
    assert key_name(one) == key_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Resultat", "Resultatenheter"),
        ("Antal ungdomar <25 år", "Antal ungdomar >25 år"),
        ("Antal platser 2", "Antal platser 3"),
        ("Andel nöjda brukare", "Andel nöjda anhöriga"),
        ("Budgetföljsamhet före resultatöverföringar", "Budgetföljsamhet efter resultatöverföringar"),
        ("Andel nöjda i hemtjänsten", "Andel nöjda i hemtjänsten (kvinnor)"),
        ("Antal besök", "Andel besök"),
        ("Sjukfrånvaro (procent)", "Sjukfrånvaro (dagar)"),
        ("Förskola", "Öppen förskola"),
    ],
)
def test_what_is_only_alike_has_another_key(one: str, other: str) -> None:
    assert key_name(one) != key_name(other)
