"""A figure of a table or of the text is held against the goal that a sentence tells, and against no other one."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Badhus

Tabell 1. Badhus

| Badhus | Besök per dag | Vattentemperatur, grader | Klagomål |
|---|---|---|---|
| Tärnan | 210 | 27 | 14 |
| Viken | 180 | 26 | 6 |

För klagomålen är målet högst 10 per år. Varje badhus ska ha minst 200 besök per dag.

## Medarbetare

Sjukfrånvaron sjönk till 6,4 procent. Målet för sjukfrånvaron var högst 6,0 procent.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kvarnhöjden", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("goals"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "verdict", "figures"),
    [
        ("Klarade Tärnan målet för klagomål i Kvarnhöjden?", "Nej", "14 mot målet högst 10"),
        ("Klarade Viken målet för klagomål i Kvarnhöjden?", "Ja", "6 mot målet högst 10"),
    ],
)
def test_a_figure_of_a_row_is_held_against_a_goal_told_beside(
    library: Path, question: str, verdict: str, figures: str
) -> None:
    answer = told(library, question)
    assert answer.text.startswith(verdict), answer.text
    assert figures in answer.text
    assert len(answer.citations) == 2


def test_the_goal_of_another_thing_judges_nothing(library: Path) -> None:
    answer = told(library, "Klarade Tärnan målet för vattentemperaturen i Kvarnhöjden?")
    assert not answer.text.startswith(("Ja", "Nej")), answer.text
