"""A follow-up changes one part of the plan before it, says what it kept, and is refused where the tables lack it."""

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY


def talk(assistant: Assistant, *questions: str) -> Answer:
    """Return the answer to the last of `questions`, asked one after the other."""
    conversation = EMPTY
    for question in questions:
        *_, last = assistant.ask(question, conversation)
        assert isinstance(last, Finished)
        answer = last.answer
        conversation = conversation.add(answer)
    return answer


WHOLE = "Hur går det med ekonomin i ÅM?"
BUDGET = "Hur stor är nettobudgeten för äldreomsorgen i ÅM 2026?"
MINUS = "Vilka områden går med underskott i Lövsjös T1 2025?"


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ((WHOLE, "vilket område går sämst?"), ("Individ- och familjeomsorg", "-7,6 mnkr")),
        ((WHOLE, "vilket område går bäst?"), ("Äldreomsorg", "5,0 mnkr")),
        ((WHOLE, "vilket område går sämst?", "och bäst?"), ("Äldreomsorg", "5,0 mnkr")),
        ((WHOLE, "vilket område går sämst?", "och 2024?"), ("Individ- och familjeomsorg", "-23,1 mnkr")),
        ((WHOLE, "vilket område går sämst?", "i Lövsjö då?"), ("-1,9 mnkr", "Lövsjö-Tegelbruket")),
        ((WHOLE, "och förskolan?"), ("0,0 mnkr",)),
        ((WHOLE, "vilket område går sämst?", "vad är budgeten där?"), ("239,2 mnkr",)),
        ((BUDGET, "hur stor andel är det av hela budgeten?"), ("32,9 %", "615,6", "1 872,8")),
        ((BUDGET, "hur mycket har den ökat sedan 2025?"), ("22,5 mnkr", "3,8 %")),
        ((BUDGET, "hur mycket har den ökat sedan 2025?", "och förskolan?"), ("Minskning", "8,2 mnkr")),
        ((MINUS, "vilket är störst?"), ("Förskola", "-1,5 mnkr")),
        ((MINUS, "hur många är det?"), ("Två",)),
        ((MINUS, "vad blir det tillsammans?"), ("−2,1 mnkr",)),
        ((MINUS, "och vilka går plus?"), ("Sex", "2,2 mnkr")),
        (("Vilka tre områden har störst budget i ÅM:s VP 2025?", "och de minsta?"), ("13,7", "33,6", "39,3")),
        (("Hur hög är sjukfrånvaron i ÅM enligt T1 2025?", "når de målet?"), ("Nej", "8,9 %", "8,2 %")),
        (("Hur hög är sjukfrånvaron i ÅM enligt T1 2025?", "och kvinnorna?", "nås målet?"), ("8,9 %", "8,2 %")),
        (("Vilka indikatorer i ÅM T1 2025 når inte målet?", "och vilka når det?"), ("avhysningar", "nås,")),
        (("Vilken nämnd har högst sjukfrånvaro i T1 2025?", "och den lägsta?"), ("Lägst: Lövsjö-Tegelbruket (6,8 %)",)),
        (("Hur har sjukfrånvaron utvecklats i ÅM?", "och i Lövsjö?"), ("6,8 %", "6,9 %")),
        (("Hur många feriejobb för flickor hade ÅM 2024?", "hur stor andel är det?"), ("47,7 %",)),
        (
            ("Vilka indikatorer finns under 1.2 i ÅM VP 2025?", "och aktiviteterna?"),
            ("Språktrappan", "Tre aktiviteter"),
        ),
        (("Vilka mål finns under 1.1 i ÅM VP 2025?", "och under 1.3?"), ("1.3.1",)),
    ],
)
def test_one_part_is_changed_and_the_rest_kept(
    assistant: Assistant, questions: tuple[str, ...], told: tuple[str, ...]
) -> None:
    answer = talk(assistant, *questions)

    assert not answer.refused
    assert [part for part in told if part not in answer.text] == []
    assert answer.citations


def test_what_is_kept_is_said(assistant: Assistant) -> None:
    answer = talk(assistant, WHOLE, "vilket område går sämst?")

    assert answer.standalone.startswith("vilket område går sämst? (")
    assert all(part in answer.standalone for part in ("avvikelse", "Åsdal-Mellanvik", "tertialrapport 2", "2025"))


@pytest.mark.parametrize(
    ("questions", "never"),
    [
        (("Vad är årsmålet för nöjda hemtjänsttagare i ÅM 2026?", "och utfallet?"), ("81 %", "83")),
        (("Hur hög är sjukfrånvaron i ÅM enligt T1 2025?", "hur stor andel är det?"), ("47", " av 8,9")),
        (("Vilka mål finns under 1.1 i ÅM VP 2025?", "och under 7.3?"), ("1.1.1",)),
    ],
)
def test_what_the_tables_lack_is_not_told_by_a_nearby_figure(
    assistant: Assistant, questions: tuple[str, ...], never: tuple[str, ...]
) -> None:
    answer = talk(assistant, *questions)

    assert [part for part in never if part in answer.text.split("Det som finns")[0]] == []


def test_a_follow_up_of_prose_has_no_plan(assistant: Assistant) -> None:
    answer = talk(assistant, "När öppnade Prylbanken i ÅM?", "hur många lån gjordes där?")

    assert answer.working is None


def test_a_question_of_its_own_is_not_changed_by_the_plan_before(assistant: Assistant) -> None:
    answer = talk(assistant, WHOLE, "Hur många nämndmål har Lövsjö-Tegelbruket i VP 2025?")

    assert answer.text.startswith("Tre nämndmål")


def test_a_reason_is_looked_for_with_the_row_that_was_told(assistant: Assistant) -> None:
    answer = talk(assistant, "Vilket område går sämst i ÅM enligt T1 2025?", "varför?")

    assert answer.working is None
    assert "ndivid- och familjeomsorg" in answer.standalone
