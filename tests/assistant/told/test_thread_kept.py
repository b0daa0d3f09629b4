"""A follow-up stays with the body that the answer before was told from, and says what it has no figure of."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Finished, Reason
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of

_BATHS = """# Årsrapport 2025

## Bad

Simhallen Delfinen hade 84 900 besök. Kön till simskolan är 310 barn. Nämnden hade 212 anställda.

Taket på Delfinen läcker sedan i våras.
"""
_OTHERS = """# Årsrapport 2024

## Måltider

I fjol såg matsvinnet i köken annorlunda ut: 41 gram per portion mot 38 gram i år. Så såg det ut i alla kök.

Nämnden hade 144 anställda.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    baths = Override(board="Fritidsnämnden, Granvalla kommun", year=2025, type=ReportType.ANNUAL)
    others = Override(board="Måltidsnämnden, Ekbro kommun", year=2024, type=ReportType.ANNUAL)
    folder: Path = tmp_path_factory.mktemp("thread")
    return Assistant.open(library_of(folder, {"baths.md": (_BATHS, baths), "meals.md": (_OTHERS, others)}))


def _last(assistant: Assistant, *questions: str) -> Answer:
    conversation, answer = EMPTY, None
    for question in questions:
        *_, last = assistant.ask(question, conversation)
        assert isinstance(last, Finished)
        answer = last.answer
        conversation = conversation.add(answer)
    assert answer is not None
    return answer


@pytest.mark.parametrize("between", [(), ("Vad kostade det?",)])
def test_what_is_asked_of_what_was_told_is_answered_of_no_other_body(
    assistant: Assistant, between: tuple[str, ...]
) -> None:
    answer = _last(assistant, "Hur många besök hade simhallen Delfinen?", *between, "Hur såg det ut i fjol?")

    assert "41 gram" not in answer.text
    assert {one.source.description.board for one in answer.citations} <= {"Fritidsnämnden, Granvalla kommun"}
    assert answer.scope.boards == ("Fritidsnämnden, Granvalla kommun",)


@pytest.mark.parametrize("asked", ["Hur många anställda fanns det?", "Hur många anställda hade man?"])
def test_what_the_body_told_of_tells_is_asked_of_no_other(assistant: Assistant, asked: str) -> None:
    answer = _last(assistant, "Hur många besök hade simhallen Delfinen?", asked)

    assert "212" in answer.text
    assert "144" not in answer.text


def test_what_the_body_told_of_does_not_tell_is_put_to_all(assistant: Assistant) -> None:
    answer = _last(assistant, "Hur många besök hade simhallen Delfinen?", "Hur stort är matsvinnet i köken?")

    assert "38 gram" in answer.text


def test_a_year_that_another_body_lacks_is_said_to_be_lacking(assistant: Assistant) -> None:
    first = "Hur många anställda hade fritidsnämnden i Granvalla 2025?"

    answer = _last(assistant, first, "och måltidsnämnden i Ekbro?")

    assert answer.text.startswith("För 2025 hittar jag ingen uppgift.")
    assert "144" in answer.text
    assert answer.reason is Reason.PARTLY_ANSWERED
    assert not _last(assistant, first).text.startswith("För 2025")
