"""Questions that leave board or year open, on the sample: each that answers is answered and offered."""

import io

import pytest

from assistant import texts
from assistant.answer import Answer, Finished, Reason
from assistant.ask import Assistant
from assistant.command import usage
from assistant.command.chat import chat
from assistant.command.printed import printed
from assistant.conversation import EMPTY, Conversation
from assistant.export.answer_json import to_json

OPEN = "Hur många barn per avdelning?"


def ask(assistant: Assistant, question: str, conversation: Conversation = EMPTY) -> Answer:
    *_, last = assistant.ask(question, conversation)
    assert isinstance(last, Finished)
    return last.answer


def boards_cited(answer: Answer) -> set[str | None]:
    return {citation.source.description.board for citation in answer.citations}


def test_a_question_without_a_board_is_answered_for_each_that_has_it(assistant: Assistant) -> None:
    answer = ask(assistant, OPEN)
    assert boards_cited(answer) == {"Åsdal-Mellanvik", "Lövsjö-Tegelbruket"}
    assert set(answer.choices) == {
        "Hur många barn per avdelning i Åsdal-Mellanvik?",
        "Hur många barn per avdelning i Lövsjö-Tegelbruket?",
    }
    assert answer.comparison is not None
    assert all(row[1] in answer.text for row in answer.comparison.rows)
    assert to_json(answer)["choices"] == list(answer.choices)


def test_each_choice_is_answered_from_that_board_alone(assistant: Assistant) -> None:
    first = ask(assistant, OPEN)
    for choice in first.choices:
        chosen = ask(assistant, choice, EMPTY.add(first))
        assert chosen.standalone == choice
        assert boards_cited(chosen) == set(chosen.scope.boards)
        assert len(chosen.scope.boards) == 1


def test_an_outcome_goes_before_a_target_where_no_column_is_named(assistant: Assistant) -> None:
    columns = {citation.cell.column for citation in ask(assistant, OPEN).citations if citation.cell}
    assert columns == {"Periodens utfall", "Årets utfall"}
    named = ask(assistant, "Vad är årsmålet för barn per avdelning?")
    assert {citation.cell.column for citation in named.citations if citation.cell} == {"Årsmål"}


def test_a_line_is_from_one_document_and_says_which(assistant: Assistant) -> None:
    answer = ask(assistant, "vad står det om feriejobb")
    assert answer.choices
    for line in answer.text.split("\n")[1:]:
        numbers = [citation for citation in answer.citations if f"[{citation.number}]" in line]
        (source,) = {citation.source.id: citation.source for citation in numbers}.values()
        assert source.description.board is not None
        assert source.description.board in line
        assert str(source.description.year) in line


def test_years_are_offered_where_one_board_has_several(assistant: Assistant) -> None:
    answer = ask(assistant, "Hur stor är sjukfrånvaron i Åsdal-Mellanvik?")
    assert {choice[-5:-1] for choice in answer.choices} == {"2024", "2025", "2026"}
    assert "8,6 %" in answer.text
    assert "8,9 %" in answer.text
    assert ask(assistant, "Hur stor är sjukfrånvaron i Åsdal-Mellanvik 2025?").choices == ()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("När öppnar parkleken Myran igen?", "Åsdal-Mellanvik, verksamhetsplan 2026"),
        ("Vem driver VIVA, centrumet mot våld?", "Lövsjö-Tegelbruket, verksamhetsplan 2025"),
    ],
)
def test_what_one_board_alone_answers_is_answered_from_it_and_says_so(
    assistant: Assistant, question: str, title: str
) -> None:
    answer = ask(assistant, question)
    assert answer.choices == ()
    assert len(boards_cited(answer)) == 1
    assert answer.text.endswith(texts.SOURCE.format(titles=title))


def test_a_report_that_one_board_alone_has_leaves_nothing_open(assistant: Assistant) -> None:
    answer = ask(assistant, "Vad är årsmålet för antal besök på fritidsgårdarna i verksamhetsplanen 2026?")
    assert answer.choices == ()
    assert boards_cited(answer) == {"Åsdal-Mellanvik"}


def test_a_board_without_documents_is_met_with_the_boards_that_there_are(assistant: Assistant) -> None:
    answer = ask(assistant, "Hur stor är budgeten i Hamnstaden 2025?")
    assert answer.reason is Reason.NOT_IN_COLLECTION
    assert "Hur stor är budgeten i Åsdal-Mellanvik 2025?" in answer.choices


def test_a_report_that_is_missing_is_met_with_those_that_there_are(assistant: Assistant) -> None:
    answer = ask(assistant, "Vad säger Lövsjö-Tegelbrukets verksamhetsplan 2031 om parker?")
    assert answer.choices
    assert "Vad säger Lövsjö-Tegelbrukets tertialrapport 1 2025 om parker?" in answer.choices


def test_what_another_board_alone_tells_of_is_offered_of_that_one(assistant: Assistant) -> None:
    answer = ask(assistant, "Vem driver VIVA i Åsdal-Mellanvik?")
    assert answer.refused
    assert answer.choices == ("Vem driver VIVA i Lövsjö-Tegelbruket?",)


def test_nothing_is_offered_of_what_no_board_tells(assistant: Assistant) -> None:
    answer = ask(assistant, "Vilka kvantdatorer köpte Åsdal-Mellanvik till rymdfärjan Xenobia?")
    assert answer.refused
    assert answer.choices == ()


def test_a_number_picks_a_choice_in_the_terminal(assistant: Assistant) -> None:
    out = io.StringIO()
    chat(assistant, io.StringIO(f"{OPEN}\n2\nsluta\n"), out)
    first = ask(assistant, OPEN)
    said = out.getvalue()
    assert f"{usage.CHOICES_NUMBERED}\n  1. {first.choices[0]}\n  2. {first.choices[1]}\n" in said
    assert ask(assistant, first.choices[1], EMPTY.add(first)).text in said
    assert f"  - {first.choices[0]}\n" in printed(first)
