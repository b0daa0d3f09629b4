"""What a figure became stands before what it was to be, where the question asks how it became."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_HARBOUR = """# Verksamhetsberättelse 2025

## Ekonomi

Under våren bedömdes underskottet bli 7,1 mnkr; läget ljusnade efter sommaren. Bokslutet visar ett underskott på
2,8 mnkr. Nämnden har 212 anställda.

## Om nämnden

Nämnden har haft elva sammanträden.
"""
_SCHOOL = """# Verksamhetsberättelse 2025

## Ekonomi

Bokslutet visar ett underskott på 9,3 mnkr. Nämnden har 640 anställda.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def report(board: str) -> Override:
        return Override(board=f"{board}, Ekbro kommun", year=2025, type=ReportType.ANNUAL)

    return library_of(
        tmp_path_factory.mktemp("outcome"),
        {
            "hamn.md": (_HARBOUR, report("Hamn- och sjöfartsnämnden")),
            "skola.md": (_SCHOOL, report("Barn- och utbildningsnämnden")),
        },
    )


def test_what_it_became_is_told_before_the_forecast(library: Path) -> None:
    answer = told(library, "Hur stort blev underskottet för hamn- och sjöfartsnämnden 2025?")
    assert not answer.refused, answer.text
    first = answer.text.split("[1]")[0]
    assert "2,8" in first
    assert not first.startswith("Under våren")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hur många anställda har barn och utbildning i Ekbro?", "640"),
        ("Hur många anställda har hamn- och sjöfart i Ekbro?", "212"),
    ],
)
def test_a_body_called_by_its_two_things_before_its_place_is_kept_to(library: Path, question: str, figure: str) -> None:
    answer = told(library, question)
    assert not answer.refused, answer.text
    assert figure in answer.text
    assert {one.source.file for one in answer.citations} == {"skola.md" if figure == "640" else "hamn.md"}
