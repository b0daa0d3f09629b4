"""What a report tells of a thing in the sentences after the one that names it."""

from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Förskola

Alla förskolor i Strandbyn är sedan i fjol med i ett läsprogram för de yngsta barnen. Programmet prövar högläsning två
gånger om dagen. Programmet leds av Kustinstitutet i samarbete med två högskolor.

## Fritid

Sommarens seglarskola tog emot 64 barn. Skolan drivs av en förening med lång vana. Båtarna ägs av kommunen.

## Gator

Kommunen har startat ett belysningsprojekt i hamnen. Projektet samordnas av gatuchefen.

En brygga i hamnen har reparerats. Arbetet leds inte av hamnkontoret.

## Skola

Matteverkstaden är öppen på måndagar. Biblioteket drivs av Lästornet AB.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Strandbyn", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("taken_up"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vem leder läsprogrammet som förskolorna i Strandbyn är med i?", "Kustinstitutet"),
        ("Vem håller i läsprogrammet för de yngsta barnen i Strandbyn?", "Kustinstitutet"),
        ("Vem driver seglarskolan i Strandbyn?", "drivs av en förening"),
        ("Vem samordnar belysningsprojektet i Strandbyn?", "gatuchefen"),
        ("Vem ansvarar för belysningsprojektet i hamnen i Strandbyn?", "gatuchefen"),
    ],
)
def test_who_is_in_charge_is_told_by_a_later_sentence_on_the_same_thing(
    library: Path, question: str, said: str
) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert answer.sure
    assert said in answer.text[:250]


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Vem driver matteverkstaden i Strandbyn?", "Lästornet"),
        ("Vem äger seglarskolan i Strandbyn?", "Kustinstitutet"),
        ("Vem leder reparationen av bryggan i Strandbyn?", "Kustinstitutet"),
    ],
)
def test_one_in_charge_of_another_thing_is_no_sure_answer(library: Path, question: str, other: str) -> None:
    answer = told(library, question)
    assert answer.refused or not answer.sure or other not in answer.text[:250]
