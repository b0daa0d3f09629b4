import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Det gäller t.ex. Norrvik, m.m. som nämns.",
        "Se 4 kap. 1 § och bl.a. SoL.",
        "Kostnaden är ca. 3,5 mnkr inkl. moms.",
        "De s.k. Ekviksfallen, dvs. Annas, avslutades.",
        "Budgeten är 1 618,2 mnkr.",
        "1. Nämnden beslutar.",
        "Mötet hölls kl. 18.30 i Ekviken.",
        "Ordförande är A. Ek.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett. Två! Tre? Fyra", ["Ett. ", "Två! ", "Tre? ", "Fyra"]),
        ("Priset är 3 mnkr. Det höjs.", ["Priset är 3 mnkr. ", "Det höjs."]),
        ("Det ökar 2025. Nästa år minskar det.", ["Det ökar 2025. ", "Nästa år minskar det."]),
        ("Bidrag, bad m.m. Detta ökar.", ["Bidrag, bad m.m. ", "Detta ökar."]),
        ("Enligt planen.2 Därefter sker mer.", ["Enligt planen.2 ", "Därefter sker mer."]),
        ("Hon sa ”nej”. Han sa ja.", ["Hon sa ”nej”. ", "Han sa ja."]),
        ("• ett\n• två\n", ["• ett\n", "• två\n"]),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='abÅ .!?1\n\t"”)m'))
def test_joined_they_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text
