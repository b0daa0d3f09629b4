"""Questions on the sample that lean on the answer before them."""

import pytest

from assistant.answer import Scope
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from ingest.document import ReportType
from tests.assistant.asked import FIGURE, asked


def test_a_follow_up_changes_the_board_and_keeps_the_rest(assistant: Assistant) -> None:
    conversation = EMPTY.add(asked(assistant, FIGURE.replace("2026", "2025")))
    answer = asked(assistant, "Och i Lövsjö-Tegelbruket?", conversation)
    assert "7,0 %" in answer.text
    assert answer.scope.boards == ("Lövsjö-Tegelbruket",)
    assert "sjukfrånvaro" in answer.standalone


@pytest.mark.parametrize("follow_up", ["och för män?", "män?", "och män?", "och männens?", "hur var det för män då?"])
def test_men_are_asked_for_after_women(assistant: Assistant, follow_up: str) -> None:
    first = asked(assistant, "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?")
    assert "9,6 %" in first.text
    assert "6,1 %" in asked(assistant, follow_up, EMPTY.add(first)).text


def test_how_much_more_than_the_year_before_is_reckoned_from_the_row_just_cited(assistant: Assistant) -> None:
    first = asked(assistant, "Hur stor är budgeten för ekonomiskt bistånd i Lövsjö-Tegelbrukets verksamhetsplan 2025?")
    answer = asked(assistant, "Hur mycket mer är det än året innan?", EMPTY.add(first))
    assert "Ökning med 0,8 mnkr (2,1 %)" in answer.text


def test_a_corrected_scope_replaces_what_the_question_says(assistant: Assistant) -> None:
    corrected = Scope(boards=("Lövsjö-Tegelbruket",), years=(2025,), types=(ReportType.PLAN,))
    answer = asked(assistant, FIGURE, corrected=corrected)
    assert answer.scope == corrected
    assert "7,0 %" in answer.text


def test_why_of_what_was_just_cited_is_answered_from_there(assistant: Assistant) -> None:
    first = asked(assistant, "Hur stort underskott räknar ÅM med för barn och ungdom i T1 2025?")
    answer = asked(assistant, "Vad beror det på?", EMPTY.add(first))
    assert "vårddygn" in answer.text
