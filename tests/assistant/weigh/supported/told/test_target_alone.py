"""What a target is does not tell whether it is reached, and a share does not tell how many do something."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsbokslut 2025

Parkförvaltningen i Ekhamn

## Personal

Målet för frisknärvaron var minst 94,0 procent. Under året slutade 31 medarbetare.

Andelen av trädgårdshjälpens tid hos villaägare steg till 61 procent.

Målet för trädvården nåddes inte. Den nådde 70 av 90 planerade träd.

Under sommaren jobbade 45 ungdomar som parkvärdar.

Odlingsträffarna har haft 1 204 besökare hittills. På beskärningskursen har 37 genomfört provet. Sammanlagt är det 22
personer som tagit steget till en egen odlingslott, och 15 platser står tomma.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("target"), {"bokslut.md": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Nådde parkförvaltningen målet för frisknärvaron 2025?",
        "Hur ligger frisknärvaron till jämfört med målet?",
        "Hur många har trädgårdshjälp?",
    ],
)
def test_what_is_not_told_is_refused(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused or not answer.sure


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad var målet för frisknärvaron?", "94,0"),
        ("Nådde parkförvaltningen målet för trädvården?", "nåddes inte"),
        ("Hur många jobbade som parkvärdar i sommar?", "45 ungdomar"),
        ("Hur många har besökt odlingsträffarna?", "1 204"),
        ("Hur många har genomfört provet på beskärningskursen?", "37"),
        ("Hur många har tagit steget till en egen odlingslott?", "22"),
    ],
)
def test_what_is_told_is_answered(assistant: Assistant, question: str, told: str) -> None:
    assert told in answer_to(assistant, question).text
