"""Words that many a text has are no evidence for a question whose own words are not met."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Mat

Matsvinnet i skolrestaurangerna låg på 46 gram per ätande. Tre anmälningar om halka har gjorts.

## Skolor

Andelen behöriga lärare i fritidshem är 34 procent. Rektorerna bedömer att pedagogerna gett barnen god omsorg.
Elevdatorerna byts vart fjärde år. Ungdomsrådet bildades i mars och möts varje månad.

## Reserv

Resultatreserven disponerades med 9 miljoner kronor för att täcka årets underskott.

## Underhåll

| Projekt | Hyra per år (tkr) | Riskvärde |
|---|---|---|
| Gruppbostad Skråvägen | 1 900 | 9 |
| Gruppbostad Lövvägen | 2 100 | 12 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kvarnhöjden", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("unmet"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    "question",
    [
        "Hur stort var matsvinnet på sjukhemmen i Kvarnhöjden?",
        "Hur många platser har gruppbostaden på Skråvägen i Kvarnhöjden?",
        "Får pedagogerna tända brasor och grilla korv vid badplatsen i Kvarnhöjden?",
    ],
)
def test_a_thing_whose_own_word_is_unmet_is_not_answered(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused or not answer.sure, answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hur stort var matsvinnet i skolrestaurangerna i Kvarnhöjden?", "46 gram"),
        ("Hur stor andel av lärarna i fritidshem är behöriga i Kvarnhöjden?", "34 procent"),
        ("Vad är hyran för gruppbostaden på Skråvägen i Kvarnhöjden?", "1 900"),
        ("Finns det ett ungdomsråd i Kvarnhöjden?", "Ungdomsrådet"),
    ],
)
def test_a_thing_whose_own_word_is_met_is_answered_with_certainty(library: Path, question: str, said: str) -> None:
    answer = told(library, question)
    assert not answer.refused, answer.text
    assert answer.sure, answer.text
    assert said in answer.text.replace("\u00a0", " ")
