"""Everyday verbs of a question, met by what reports say."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Beslut

Nämnden röstade med fem röster för och fyra mot budgeten. Folkpartisten Maj Berg reserverade sig mot att
badhusets öppettider kortas.

## Fritid

Förskolan Kotten läggs ned den 30 juni 2026. Köket på torget stängde i maj för ombyggnad.

Skateparken kostade 3,1 mnkr, vilket överskrider kalkylen. Sju hushåll avhystes.

Ärendesystemet Vakta infördes i mars och kostade 640 000 kronor.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kvarnhöjden", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("everyday"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hur röstade nämnden i Kvarnhöjden om budgeten?", "fem röster"),
        ("Vem var emot att korta öppettiderna på badhuset i Kvarnhöjden?", "Maj Berg"),
        ("vilken förskola läggs ner i kvarnhöjden o när", "Kotten"),
        ("Blev skateparken i Kvarnhöjden dyrare än tänkt?", "överskrider"),
        ("Hur många hushåll vräktes i Kvarnhöjden?", "Sju"),
        ("Vad kostade det nya datasystemet i Kvarnhöjden?", "640 000"),
    ],
)
def test_everyday_verbs_meet_official_ones(library: Path, question: str, said: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert said in answer.text
