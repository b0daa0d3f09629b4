"""What is told together with a sentence: its reason, and what it is not understood without."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Hamnen

I maj rämnade 40 meter av kajen vid Norrudden. Bärgningen kostade nämnden 2,4 mnkr. Skadan blev skälet till att
en ny underhållsplan för kajerna togs fram.

Färjeläget på Sandön stängdes i oktober. Skälet är att bottnen är så uppgrundad att färjan inte kan lägga till.

## Vård

Andelen hembesök som leder till en insats sjönk från 48 till 37 procent. Minskningen avspeglar att fler får råd per
telefon.

Hyrläkarna blev färre än väntat. Mot denna bakgrund sade styrelsen upp ramavtalet om jourläkare.

Avvikelsen beror på snön. Det föll mer snö än vanligt därför att lågtrycken följde samma väg hela januari.

Mottagningen i Lunden har försenats av att golvet visat sig fuktskadat. Ansökan om bidrag till Lundens trädgård
avslogs, vilket leder till att odlingslådorna stryks ur planen.

| Projekt | Budget | Utfall |
|---|---|---|
| Mottagningen i Lunden | 4 100 | 1 250 |

Mottagningen i Åsen målades om av hantverkare i juni. Tabell 1. Målade mottagningar, tkr
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kvarnhöjden", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("leaning"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Varför stängdes färjeläget på Sandön?", "uppgrundad"),
        ("Varför leder färre hembesök till en insats?", "råd per telefon"),
        ("Vad är det som gör att mottagningen i Lunden dröjer?", "fuktskadat"),
        ("Varför blir det inga odlingslådor i Lundens trädgård?", "Ansökan om bidrag"),
        ("Hur kommer det sig att ramavtalet om jourläkare sades upp?", "Hyrläkarna blev färre"),
        ("Vad fick nämnden att ta fram en underhållsplan för kajerna?", "rämnade 40 meter av kajen"),
    ],
)
def test_a_reason_in_the_same_sentence_or_beside_it_is_told(library: Path, question: str, reason: str) -> None:
    answer = told(library, question)
    assert not answer.refused, answer.text
    assert answer.sure, answer.text
    assert reason in answer.text


def test_what_the_thing_asked_about_has_caused_is_not_its_reason(library: Path) -> None:
    assert told(library, "Varför föll det mer snö?").text.startswith("Det föll mer snö")


def test_what_stands_elsewhere_and_says_nothing_of_the_question_is_left_out(library: Path) -> None:
    answer = told(library, "Varför stängdes färjeläget på Sandön?")
    assert not answer.refused, answer.text
    assert "odlingslådorna" not in answer.text


def test_a_figure_of_a_table_is_no_reason(library: Path) -> None:
    answer = told(library, "Vad är det som gör att mottagningen i Lunden dröjer?")
    assert not answer.refused, answer.text
    assert "1 250" not in answer.text


@pytest.mark.parametrize("question", ["Vad hände med mottagningen i Åsen?", "Vilka mottagningar målades om?"])
def test_the_number_and_the_title_of_a_table_are_no_sentences(library: Path, question: str) -> None:
    answer = told(library, question)
    assert "målades om av hantverkare" in answer.text
    assert "Tabell 1" not in answer.text
    assert "Målade mottagningar" not in answer.text
