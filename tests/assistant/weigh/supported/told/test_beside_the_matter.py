"""Everyday questions whose words are met by what is of another matter: refused, or told as uncertain."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

PLAN = """# Verksamhetsplan 2026
Ekhagens stadsdelsnämnd

## Samverkan

Samarbetet mellan kurator och rektor bygger förtroende. På skolorna finns kurator varje vecka.

## Boende

| Boende | Platser | Årsmål |
|---|---|---|
| Stödboende med personal | 41 | 85 % |

Stödboende med personal är till för vuxna.

## Färdtjänst

Färdtjänst följs upp varje månad av enheten. Alla med varaktigt rörelsehinder har rätt till ledsagning.
"""


@pytest.fixture(scope="module")
def ekhagen(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("matter")
    return library_of(folder, {"vp.md": PLAN})


@pytest.mark.parametrize("question", ["Vilka badplatser byggs?", "Vilka broar byggs i år?"])
def test_what_does_not_speak_of_what_is_to_be_listed_is_no_list_of_it(ekhagen: Assistant, question: str) -> None:
    answer = answer_to(ekhagen, question)
    assert answer.refused, answer.text


@pytest.mark.parametrize("question", ["Kan jag få färdtjänst?", "Får man ansöka om färdtjänst?"])
def test_what_speaks_of_a_thing_does_not_say_who_gets_it(ekhagen: Assistant, question: str) -> None:
    answer = answer_to(ekhagen, question)
    assert answer.refused or not answer.sure, answer.text


def test_what_says_who_gets_a_thing_answers(ekhagen: Assistant) -> None:
    answer = answer_to(ekhagen, "Kan jag få ledsagning?")
    assert "rätt till ledsagning" in answer.text
    assert answer.sure


@pytest.mark.parametrize(
    "question", ["Byggs det fler stödboenden i vår?", "Finns det planer på nya stödboenden med dygnspersonal?"]
)
def test_a_figure_alone_tells_no_yes_or_no(ekhagen: Assistant, question: str) -> None:
    answer = answer_to(ekhagen, question)
    assert "41" not in answer.text or answer.refused, answer.text
    assert "85 %" not in answer.text or answer.refused, answer.text


@pytest.mark.parametrize(
    "question", ["Har simhallen tillräckligt med kurator?", "Finns det planer på simhallar på skolorna?"]
)
def test_an_open_question_whose_rarest_word_is_nowhere_near_is_not_answered_surely(
    ekhagen: Assistant, question: str
) -> None:
    answer = answer_to(ekhagen, question)
    assert answer.refused or not answer.sure, answer.text
