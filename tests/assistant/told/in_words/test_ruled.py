"""A rule told in other words than it is asked for, as a condition, an exception or what comes of something."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_RULES = """# Riktlinjer för gästhamnen 2025

## Bryggplats

Plats hyrs ut ett år i sänder till den som är folkbokförd i kommunen. Platsen återkallas om hyran inte betalats inom
30 dagar. I andra hand får den lånas ut i högst två veckor. Båt som ligger kvar efter den 1 november debiteras med
dubbel hyra. Sista dag för ansökan är den 1 mars.

## Säkerhet

Barn under tolv år ska ha flytväst på bryggorna. Grillning är tillåten på grusplanen men inte på flytande delar. Elkabel
förutsätter godkänd propp. Hundar ska hållas kopplade.

## Vagn och kran

Kranen sköts av Inga Tomth. Lyft beställs tre dagar i förväg.

Avgifter för vagn och kran 2025, kronor

| Tjänst | Avgift | Tid |
|---|---|---|
| Lyft med kran | 640 | 20 minuter |
| Vagn för bryggplats | 150 | En dag |
| El vid grillning och kran | 35 | En timme |
"""
_REPORT = """# Verksamhetsberättelse 2024 Hamnnämnden

## Året

Nämnden höll sex möten. Antalet gästnätter blev 1 840. Bryggplatserna är 212 och kön 45 personer. Färjan gick 412 turer.
Ett barn föll i vattnet i juli. Fem hundar togs om hand.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rules = Override(board="Hamnnämnden", year=2025, type=ReportType.PLAN)
    report = Override(board="Hamnnämnden", year=2024, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("rules"), {"rules.md": (_RULES, rules), "report.md": (_REPORT, report)})


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("Kan man grilla vid vattnet?", "inte på flytande delar"),
        ("Vem får hyra bryggplats?", "folkbokförd"),
        ("Vad händer med platsen om man struntar i hyran?", "återkallas"),
    ],
)
def test_the_rule_of_the_matter_is_told(library: Path, question: str, rule: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert rule in answer.text


def test_what_comes_of_it_leads_the_answer(library: Path) -> None:
    assert "Platsen återkallas" in told(library, "Vad händer med platsen om man struntar i hyran?").text[:40]


@pytest.mark.parametrize(
    "question",
    [
        "Måste man ha körkort för att låna vagn?",
        "Får man bada från kranen?",
        "Vad krävs för att bli hamnkapten?",
    ],
)
def test_a_rule_of_something_else_is_not(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused, answer.text
