"""What minutes tell: the answer stands under the heading that names the matter, behind a label of its own."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from tests.assistant.prose_library import library_of, told

_MINUTES = """SAMMANTRÄDESPROTOKOLL 2025-03-18

Byggnadsnämnden, Ekbro kommun

Justerare: Hilma Storm. Justeringens tid: 2025-03-24.


§ 21 Bygglov för ridhus, Åkern 2:7

Dnr BN 2025/41

Ansökan gäller ett ridhus om 900 kvadratmeter. Grannarna på Åkern har inget att erinra, men buller från vägen prövas.

Beslut. Tidsbegränsat bygglov beviljas. Avgiften är 12 300 kronor.

Reservation. Ture Nord (L) reserverar sig mot beslutet.


§ 22 Rivning av magasinet vid hamnen

Dnr BN 2025/52

Magasinet är från 1911. Museet har avstyrkt en rivning.

Beslut. Ansökan avslås.


§ 23 Namn på en ny gata

Mona Fält (S) lämnar salen på grund av jäv, eftersom hon själv har skänkt marken.

Beslut. Gatan får namnet Smedgränd.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Byggnadsnämnden, Ekbro kommun", year=2025)
    return library_of(tmp_path_factory.mktemp("minutes"), {"protokoll.txt": (_MINUTES, override)})


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Hur gick det för ridhuset?", "Tidsbegränsat bygglov beviljas"),
        ("Vad beslutade nämnden om magasinet vid hamnen?", "Ansökan avslås"),
        ("Vem reserverade sig mot bygglovet för ridhus på Åkern?", "Ture Nord"),
        ("Varför lämnade Mona Fält salen?", "själv har skänkt marken"),
        ("Vem justerade byggnadsnämndens protokoll?", "Hilma Storm"),
    ],
)
def test_an_answer_under_the_heading_that_names_the_matter_is_told_first(
    library: Path, question: str, answer: str
) -> None:
    told_ = told(library, question)
    assert not told_.refused, told_.text
    assert told_.sure, told_.text
    assert answer in told_.text.split("[1]")[0]
