"""What is done about what was just told, and why it is so, is told from beside it: in text and after a table."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of

_PORT = """# Årsrapport 2025

## Gästhamnen

Hamnen går med ett underskott på 1,7 mnkr. Stormen i maj är den främsta orsaken. Styrelsen inför därför en högre
båtplatsavgift från april 2026, vilket väntas ge 0,6 mnkr.

## Färjor

| Linje | Försenade turer 2024 | Försenade turer 2025 | Mål 2026 |
|---|---|---|---|
| Norra leden | 48 | 71 | 40 |
| Södra leden | 22 | 25 | 20 |

Den vanligaste orsaken är att rampen fastnat i is.

Norra leden ska få en ny ramp innan vintern. Underskottet för Norra leden förklaras av dyrare bränsle.

De försenade turerna på Norra leden har ökat. Det beror på att en färja legat på varv.
"""
_OTHER = """# Årsrapport 2025

## Skolskjuts

Skolskjutsen går med ett underskott på 0,9 mnkr. Nämnden inför därför ett nytt biljettsystem.
"""
_DEFICIT = "Hur stort underskott har gästhamnen?"
_LATE = "Hur många försenade turer hade Norra leden 2025?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    port = Override(board="Hamnnämnden, Strandvalla kommun", year=2025, type=ReportType.ANNUAL)
    other = Override(board="Skolnämnden, Ekbro kommun", year=2025, type=ReportType.ANNUAL)
    folder: Path = tmp_path_factory.mktemp("port")
    return Assistant.open(library_of(folder, {"port.md": (_PORT, port), "other.md": (_OTHER, other)}))


def _last(assistant: Assistant, *questions: str) -> Answer:
    conversation, answer = EMPTY, None
    for question in questions:
        *_, last = assistant.ask(question, conversation)
        assert isinstance(last, Finished)
        answer = last.answer
        conversation = conversation.add(answer)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ((_DEFICIT, "vad gör man åt det?"), "båtplatsavgift"),
        ((_DEFICIT, "vad beror det på?", "vad ska de göra åt det?"), "båtplatsavgift"),
        ((_DEFICIT, "vad gör de åt underskottet?"), "båtplatsavgift"),
        (("Hur många försenade turer hade Södra leden 2025?", "vad beror de på?"), "fastnat i is"),
        ((_LATE, "vad beror det på?"), "på varv"),
        ((_LATE, "vad är målet 2026?", "hur ska man nå dit?"), "ny ramp"),
        ((_LATE, "hur ska man nå målet?"), "ny ramp"),
    ],
)
def test_what_is_done_about_what_was_told_is_found_beside_it(
    assistant: Assistant, questions: tuple[str, ...], told: str
) -> None:
    answer = _last(assistant, *questions)

    assert told in answer.text
    assert "biljettsystem" not in answer.text
