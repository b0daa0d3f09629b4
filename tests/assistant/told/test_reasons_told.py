"""Why something is as it is, told in other words than it is asked in."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Bygge

Gångbron i Ekdala är försenad ett halvår. Entreprenören fick göra om grundläggningen.

Hissen på torget är avstängd. Den öppnar igen i maj.

## Ekonomi

Nämnden redovisar ett minusresultat på 1,9 mnkr. Huvudskälet är dyrare el i ishallen.

Musikskolan flyttar till torget. Anledningen är att taket på den gamla lokalen läcker.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kvarnhöjden", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("reasons"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Varför gick nämnden i Kvarnhöjden med underskott?", "dyrare el"),
        ("Varför byter musikskolan i Kvarnhöjden lokal?", "taket"),
    ],
)
def test_a_reason_is_told_for_an_event_in_other_words(library: Path, question: str, reason: str) -> None:
    answer = told(library, question)
    assert answer.sure
    assert reason in answer.text


def test_a_cause_without_a_word_for_it_is_uncertain(library: Path) -> None:
    answer = told(library, "Varför är gångbron i Ekdala försenad?")
    assert not answer.sure
    assert "försenad ett halvår. Entreprenören fick göra om grundläggningen" in answer.text
    assert "kan vara orsaken" in answer.text


def test_what_follows_without_being_a_cause_is_no_answer(library: Path) -> None:
    assert told(library, "Varför är hissen på torget avstängd?").refused
