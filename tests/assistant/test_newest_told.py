"""Which report is told of several: the newest that has the thing, and no expected result as if it had happened."""

from pathlib import Path

import pytest

from assistant import texts
from assistant.question.so_far import asks_so_far
from tests.assistant.prose_library import told, year_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return year_library(tmp_path_factory.mktemp("year"))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("hur många anhöriga har Länken hjälpt hittills?", "31 anhöriga"),
        ("hur många anhöriga har Länken hjälpt i Kvarnhöjden just nu?", "31 anhöriga"),
        ("vad är den senaste siffran för sjukfrånvaron i Kvarnhöjden?", "7,4 procent"),
        ("hur hög är sjukfrånvaron i Kvarnhöjden nu?", "7,4 procent"),
    ],
)
def test_the_newest_report_that_tells_it_leads(library: Path, question: str, first: str) -> None:
    answer = told(library, question)
    assert first in answer.text[:150], answer.text


def test_an_expected_result_is_told_as_one(library: Path) -> None:
    answer = told(library, "hur många anhöriga har fått hjälp av Länken enligt verksamhetsplan 2026?")
    assert answer.refused or "Förväntat resultat: Femtio anhöriga" in answer.text


def test_what_an_earlier_year_tells_is_no_answer_for_a_later_one(library: Path) -> None:
    answer = told(library, "hur nöjda var hemtjänstens kunder i Kvarnhöjden 2026?")
    assert answer.refused or "83 procent" not in answer.text


def test_a_forecast_told_for_an_outcome_says_so(library: Path) -> None:
    answer = told(library, "vad blev prognosen för sjukfrånvaron helåret 2025 i Kvarnhöjden?")
    assert texts.NO_OUTCOME not in answer.text
    answer = told(library, "vad blev sjukfrånvaron helåret 2025 i Kvarnhöjden?")
    assert texts.NO_OUTCOME in answer.text or "7,9" not in answer.text[:60]


@pytest.mark.parametrize(
    ("question", "so_far"),
    [
        ("Hur många har fått hjälp hittills?", True),
        ("vad är den senaste siffran?", True),
        ("vem är ordförande nu", True),
        ("hur läget är just nu", True),
        ("hur har det gått de senaste åren?", False),
        ("vad ska vara klart senast den 1 maj?", False),
        ("när ska det vara klart?", False),
        ("vad är budgeten?", False),
        ("hur många besök senaste tertialet?", False),
    ],
)
def test_words_for_how_things_stand_by_now(question: str, so_far: bool) -> None:
    assert asks_so_far(question) is so_far
