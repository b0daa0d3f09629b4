"""The report on the outcome goes before the plan for what came about, and a row before a sentence on another thing."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_PLAN = """# Verksamhetsplan 2025

## Fritid

Fritidsgården Stallet flyttar till torget och besökarna erbjuds plats i den nya lokalen. Simskolan ska få 40 grupper.
"""
_ANNUAL = """# Verksamhetsberättelse 2025

## Fritid

Fritidsgården Stallet stängdes i juni. Av besökarna gick omkring 60 till den nya lokalen, medan 25 slutade komma.
Bara nio föreningar sökte Ekhallen i första hand, eftersom den är liten.

| Anläggning | Sökte i första hand | Fick tid |
|---|---|---|
| Ekhallen | 9 | 8 |
| Granhallen | 14 | 11 |
| Syrenhallen | 21 | 15 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def of(type_: ReportType) -> Override:
        return Override(board="Kvarnhöjden", year=2025, type=type_)

    reports = {"vp.md": (_PLAN, of(ReportType.PLAN)), "vb.md": (_ANNUAL, of(ReportType.ANNUAL))}
    return library_of(tmp_path_factory.mktemp("outcome"), reports)


def test_what_came_about_leads_and_the_plan_is_named_as_one(library: Path) -> None:
    answer = told(library, "Hur många av besökarna på Stallet i Kvarnhöjden gick till den nya lokalen?")
    assert answer.citations[0].source.file == "vb.md"
    assert "verksamhetsberättelse 2025" in answer.text


def test_what_is_to_be_is_answered_by_the_plan(library: Path) -> None:
    answer = told(library, "Hur många grupper ska simskolan få?")
    assert "40" in answer.text
    assert answer.citations[0].source.file == "vp.md"


@pytest.mark.parametrize(("hall", "figure"), [("Granhallen", "14"), ("Syrenhallen", "21")])
def test_the_thing_named_is_held(library: Path, hall: str, figure: str) -> None:
    answer = told(library, f"Hur många sökte {hall} i första hand?")
    assert answer.text.startswith(hall)
    assert figure in answer.text
