"""A reason that stands with the matter asked about, in other words than the question's, is shown as uncertain."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2024 Kultur- och fritidsnämnden

## Hamnen

Gästhamnen hade 1 840 båtnätter. Ordföranden i båtklubben hade önskat fri parkering; nämnden finner att sommarens
kö till färjan talar emot det. Att påföljden för en otillåten förtöjning sattes ned till hälften motiveras av att
skylten var nedtagen.

## Bryggor

Ansökan från roddklubben om en ny ponton avslogs med hänvisning till fiskens lek. Slipen fick en ny vagn i maj.
Ljusbojarna vid inloppet släcktes den 1 oktober.

## Badet

Kallbadhuset tog emot 9 300 badande. Vinterbadarnas bastu hålls stängd sedan kaminen dömts ut av sotaren.
Besöken i bastun sjönk.

## Museet

Sjöfartsmuseet räknade 4 120 gäster. I magasinet på Udden hittades asbest under golvet. Två samlingar flyttades till
rådhuset. Kaféet går med underskott. Båtturen till ön har ställts in under halva säsongen.
Nya bodar ersätter Norra magasinets verkstad, som inte uppfyller kraven på brandskydd. Repslagarskolan byggs om.
Skolan är från 1902 och taket dömdes ut av Arbetsmiljöverket.
Guiden Tyra Malm slutade i mars. Souveniraffären gav 48 tkr.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kultur- och fritidsnämnden", year=2024, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("why"), {"report.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("varför sänktes påföljden", "skylten var nedtagen"),
        ("varför fick roddarna inget för sin ponton", "fiskens lek"),
        ("varför flyttades två samlingar från magasinet på Udden", "asbest"),  # told before, without a word for it
        ("Varför ersätts Norra magasinets verkstad?", "brandskydd"),
        ("varför byggs Repslagarskolan om", "dömdes ut"),
        ("Varför går kaféet back?", "Båtturen"),  # told after, as of an account
        ("Varför kan vinterbadarna inte använda bastun?", "kaminen"),
    ],
)
def test_a_reason_told_of_the_matter_is_shown(library: Path, question: str, reason: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert reason in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Varför slutade Tyra Malm?",
        "varför släcktes ljusbojarna vid inloppet",
        "Varför fick slipen en ny vagn?",
        "Varför kommer det så många till museet?",
    ],
)
def test_a_matter_told_without_its_reason_is_refused(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused, answer.text
