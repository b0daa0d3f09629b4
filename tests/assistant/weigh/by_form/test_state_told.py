"""How far a thing has come, told by the form of a sentence."""

from pathlib import Path

import pytest

from assistant.weigh.by_form.state_told import asks_state
from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Läget

- Arbete pågår med en lokal kust- och båtlivsplan, med bred förankring hos föreningarna
- Simhallens omklädningsrum är klara sedan i juni.

Översynen av avgifterna har inte påbörjats. Måltidspolicyn antogs i mars och är till för alla kök.

Ombyggnaden av torget är försenad på grund av ett överklagande. Trygghetsplanen nämner det pågående arbetet i hamnen.

Bryggan, som målas om medan arbetet vid kajen pågår, är populär.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Strandbyn", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("state"), {"delar.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Är båtlivsplanen i Strandbyn färdig?", "Arbete pågår med en lokal kust- och båtlivsplan"),
        ("Är båtlivsplanen klar i Strandbyn?", "Arbete pågår"),
        ("Hur långt har arbetet med båtlivsplanen kommit i Strandbyn?", "Arbete pågår"),
        ("Har översynen av avgifterna i Strandbyn kommit igång?", "inte påbörjats"),
        ("Är ombyggnaden av torget i Strandbyn klar?", "försenad"),
        ("Blev simhallens omklädningsrum i Strandbyn färdiga?", "klara sedan i juni"),
    ],
)
def test_how_far_a_thing_has_come_is_told_first_and_surely(library: Path, question: str, said: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert answer.sure
    assert said in answer.text[:150]


@pytest.mark.parametrize(
    "question",
    ["Är trygghetsplanen i Strandbyn klar?", "Är cykelplanen i Strandbyn färdig?", "Är bryggan i Strandbyn klar?"],
)
def test_what_tells_it_of_another_thing_is_no_sure_answer(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused or not answer.sure


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Är planen klar?", True),
        ("Hur långt har bygget kommit?", True),
        ("Har man börjat med planen?", False),
        ("Är badet öppet?", False),
        ("När blir planen klar?", False),
        ("Hur många bostäder är färdiga?", False),
    ],
)
def test_a_question_of_how_far_a_thing_has_come_is_told_from_others(question: str, asks: bool) -> None:
    assert asks_state(question) is asks
