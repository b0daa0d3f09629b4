"""Whether a goal is reached is told by the sentence that says so, and not by what the goal is."""

import pytest

from assistant.ask import Assistant
from assistant.weigh.by_form.goal_told import asks_goal, tells_goal
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Tertialrapport 1 2025
Lindviks stadsdelsnämnd

## Klimat

| Indikator | Årsmål |
|---|---|
| Andel förnybar el i hamnen | 90 % |
| Andel återvunnet byggmaterial | 40 % |

Hamnen har bytt leverantör. Det är osäkert om andelen förnybar el kommer att nå årsmålet i år. Flera lager har fått nya
tak. Målet för returpapper har nåtts.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("goal"), {"t1.md": REPORT})


@pytest.mark.parametrize(
    "question", ["Klarar Lindvik målet för förnybar el?", "Lär Lindvik nå sitt elmål, förnybar el?"]
)
def test_whether_a_goal_is_reached_is_told_first(assistant: Assistant, question: str) -> None:
    assert answer_to(assistant, question).text.startswith("Det är osäkert om andelen förnybar el kommer att nå")


def test_what_is_said_of_another_goal_is_no_answer(assistant: Assistant) -> None:
    text = answer_to(assistant, "Klarar Lindvik målet för återvunnet byggmaterial?").text
    assert "nåtts" not in text
    assert "osäkert om andelen" not in text


def test_what_the_goal_is_is_told_where_that_is_asked(assistant: Assistant) -> None:
    assert "90 %" in answer_to(assistant, "Vad är årsmålet för förnybar el i Lindvik?").text


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Når hamnen målet?", True),
        ("Har hamnen nått sitt elmål?", True),
        ("Kommer vi att missa målet för avfall?", True),
        ("När ska målet nås?", False),
        ("Hur når hamnen sitt mål?", False),
        ("Vilket mål ska nås?", False),
        ("Klarar hamnen vintern?", False),
    ],
)
def test_which_questions_ask_whether_a_goal_is_reached(question: str, asks: bool) -> None:
    assert asks_goal(question) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Ökningen kommer inte att nå stadens mål.", True),
        ("Årsmålet för avfall uppnåddes i mars.", True),
        ("Målet är att fler ska cykla.", False),
        ("Telefonen nås på vardagar.", False),
        ("Farten når en maximal nivå.", False),
    ],
)
def test_which_sentences_tell_it(text: str, tells: bool) -> None:
    assert tells_goal(text) is tells
