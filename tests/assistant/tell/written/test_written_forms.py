"""Comparisons, several boards, main points and worked answers are written too, under the same check."""

import re

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.settings import DEFAULT
from ingest.language.numbers import numbers_in
from tests.assistant.model.asked import Asks, asked
from tests.assistant.model.scripted_server import ScriptedServer, copying, saying
from tests.sampled import first_of, first_of_each

COMPARED = "Jämför sjukfrånvaron i Åsdal-Mellanvik och Lövsjö-Tegelbruket enligt T1 2025"
OPEN = "Hur hög är sjukfrånvaron?"
POINTS = "Sammanfatta Lövsjö-Tegelbrukets arbete med fritidsgårdar 2025"
SHARE = "Hur stor andel av budgeten i Åsdal-Mellanvik 2026 går till förskolan?"
LARGEST = "Vilka är de tre största verksamhetsområdena i Lövsjö-Tegelbruket i budget 2025?"
LOWEST = "Vilken nämnd har lägst sjukfrånvaro enligt T1 2025?"
TARGET = "Når Lövsjö-Tegelbruket årsmålet för sjukfrånvaro?"


def _written(asks: Asks, question: str, reply: str) -> Answer:
    with ScriptedServer(behaviour=saying(reply)) as server:
        return asked(asks(server, settings=DEFAULT), question)


def _figures(text: str) -> set[str]:
    return {mention.text for mention in numbers_in(re.sub(r"\[\d+\]|[(),;]", " ", text)) if mention.quantity}


def test_a_comparison_is_written_with_each_board_named_and_its_table_kept(asks: Asks, plain: Assistant) -> None:
    risen = "I Åsdal-Mellanvik har sjukfrånvaron stigit till 8,9 procent [1]."
    fallen = "Sjukfrånvaron har minskat till 6,8 procent [2]."
    false = "I Lövsjö-Tegelbruket har sjukfrånvaron stigit till 8,9 procent [1]."
    answer = _written(asks, COMPARED, f"{risen} {fallen} {false}")
    assert answer.written
    assert answer.left_out == (false.replace(" [1]", ""),)
    assert "minskat till 6,8 procent (Lövsjö-Tegelbruket, tertialrapport 1 2025) [2]" in answer.text
    assert answer.comparison == asked(plain, COMPARED).comparison
    assert _figures(asked(plain, COMPARED).text) <= _figures(answer.text)


def test_several_boards_are_written_and_what_may_be_asked_next_is_kept(asks: Asks, plain: Assistant) -> None:
    answer = _written(asks, OPEN, "I Åsdal-Mellanvik har sjukfrånvaron vänt nedåt till 8,5 procent [1].")
    assert answer.written
    assert answer.text.startswith("Frågan kan gälla två nämnder. Här är svaren:\nI Åsdal-Mellanvik")
    assert answer.choices == asked(plain, OPEN).choices


def test_main_points_are_written_and_none_is_lost(asks: Asks, plain: Assistant) -> None:
    answer = _written(asks, POINTS, "Fritidsgården Ugnen flyttar in i Ringugnen i augusti [3].")
    assert answer.written
    assert answer.text.count("flyttar in i Ringugnen") == 1
    assert "17 årsarbetare" in answer.text


@pytest.mark.parametrize(
    ("question", "sentence"),
    first_of(
        [
            (SHARE, "Förskolan får 20,3 procent av budgeten (379,6 mnkr av 1 872,8 mnkr)."),
            (LARGEST, "Störst är äldreomsorgen med 287,9 mnkr."),
            (LARGEST, "Förskolans budget är 281,6 mnkr."),
            (
                LOWEST,
                "Lägst är sjukfrånvaron i Lövsjö-Tegelbruket, 6,8 procent, och högst i Åsdal-Mellanvik, 8,9 procent.",
            ),
            (TARGET, "Ja, sjukfrånvaron blev 6,9 procent mot årsmålet 7,0 procent."),
        ]
    ),
)
def test_a_worked_answer_is_written_with_its_operands_cited(asks: Asks, question: str, sentence: str) -> None:
    answer = _written(asks, question, sentence)
    assert answer.written
    assert answer.left_out == ()
    first = answer.text.split("\n")[0]
    assert re.search(r"\[\d+\]", first)
    assert {int(number) for number in re.findall(r"\[(\d+)\]", answer.text)} <= {c.number for c in answer.citations}


@pytest.mark.parametrize(
    ("question", "sentence"),
    first_of_each(
        lambda case: case[0],
        [
            (SHARE, "Förskolan får 21,3 procent av budgeten."),
            (SHARE, "Förskolans andel är 1 872,8 mnkr."),
            (SHARE, "Äldreomsorgen får 20,3 procent av budgeten."),
            (SHARE, "Förskolan får 20,3 procent av 379,6 mnkr."),
            (SHARE, "Förskolan får minst 20,3 procent av budgeten."),
            (SHARE, "Förskolans budget har ökat till 20,3 procent."),
            (SHARE, "Tillsammans är det 2 252,4 mnkr."),
            (LARGEST, "Störst är förskolan med 281,6 mnkr."),
            (LARGEST, "Äldreomsorgen är störst med 281,6 mnkr."),
            (LARGEST, "Äldreomsorgen och förskolan har tillsammans 569,5 mnkr."),
            (LARGEST, "Förskolan har inte 281,6 mnkr."),
            (LOWEST, "Högst är Lövsjö-Tegelbruket, 6,8 procent, och lägst Åsdal-Mellanvik, 8,9 procent."),
            (LOWEST, "Åsdal-Mellanvik har lägst, 6,8 procent."),
            (LOWEST, "I Åsdal-Mellanvik är sjukfrånvaron 6,8 procent."),
            (TARGET, "Nej, sjukfrånvaron blev 6,9 procent mot årsmålet 7,0 procent."),
            (TARGET, "Sjukfrånvaron blev 7,0 procent mot årsmålet 6,9 procent."),
        ],
    ),
)
def test_a_figure_that_was_not_worked_out_so_is_left_out(
    asks: Asks, plain: Assistant, question: str, sentence: str
) -> None:
    answer = _written(asks, question, sentence)
    assert answer.left_out
    assert answer.text == asked(plain, question).text


@pytest.mark.parametrize("question", first_of([COMPARED, OPEN, POINTS, SHARE, LARGEST, LOWEST, TARGET]))
def test_a_model_that_copies_loses_nothing_of_any_form(asks: Asks, plain: Assistant, question: str) -> None:
    with ScriptedServer(behaviour=copying) as server:
        answer = asked(asks(server, settings=DEFAULT), question)
    expected = asked(plain, question)
    assert _figures(expected.text) <= _figures(answer.text)
    assert {c.passage.id for c in expected.citations} <= {c.passage.id for c in answer.citations}
    assert answer.comparison == expected.comparison
