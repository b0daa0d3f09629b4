"""Goals of a report, how it goes for a board, how a row has developed: complete, counted, cited, or refused."""

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.export.answer_json import to_json
from assistant.work.goals.tree import goals_of
from ingest.document import Passage, PassageKind, Span
from ingest.language.words import squeeze


def asked(assistant: Assistant, question: str) -> Answer:
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    for citation in last.answer.citations:
        assert citation.quote in squeeze(assistant.text(citation.source.id))
    return last.answer


def passage(*headings: str) -> Passage:
    kind = PassageKind.PROSE
    return Passage(
        id="-", document_id="d", position=0, kind=kind, text="", span=Span(start=0, end=0), headings=headings
    )


TOP, AREA = "KF:s inriktningsmål: 1. En stad för alla", "KF:s mål för verksamhetsområdet: 1.1 Barn lär"


def test_goals_are_told_once_each_under_those_above_them() -> None:
    goals = goals_of((passage(TOP), passage(TOP, AREA), passage(TOP, AREA, "Nämndmål: Barn läser"), passage(TOP, AREA)))

    assert [(goal.level, goal.number, goal.name) for goal in goals] == [
        (1, "1", "En stad för alla"),
        (2, "1.1", "Barn lär"),
        (3, "", "Barn läser"),
    ]
    assert [goal.is_under("1.1") for goal in goals] == [False, False, True]


@pytest.mark.parametrize(
    ("question", "goals"),
    [
        ("Vilka nämndmål har ÅM i verksamhetsplanen 2025?", ["1.1.1", "1.2.1", "1.3.1"]),
        ("Vilka mål finns under 1.3 i ÅM:s VP 2026?", ["1.3.1"]),
        ("lista inriktningsmålen i Lövsjös VB 2025", ["1", "2", "3"]),
        ("Vilka KF-mål ingår i inriktningsmål 2 enligt ÅM:s T1 2025?", ["2.1", "2.2"]),
    ],
)
def test_goals_are_listed_complete_and_cited(assistant: Assistant, question: str, goals: list[str]) -> None:
    answer = asked(assistant, question)

    assert answer.working is not None
    assert [row[0].text for row in answer.working.table.rows] == goals
    assert len(answer.citations) == len(goals)


def test_a_goal_that_the_report_lacks_is_refused(assistant: Assistant) -> None:
    answer = asked(assistant, "Vilka mål finns under 7.3 i ÅM?")

    assert answer.refused
    assert "7.3" in answer.text


def test_goals_of_a_topic_are_no_list_of_all_goals(assistant: Assistant) -> None:
    answer = asked(assistant, "Vilka mål har ÅM för sjukfrånvaron 2025?")

    assert answer.working is None or answer.working.plan.goal_level == 0
    assert "8,2" in answer.text


@pytest.mark.parametrize(
    ("question", "told", "file"),
    [
        ("Hur går det med ekonomin i Åsdal-Mellanvik?", ("Underskott", "-3,2 mnkr"), "bildspel-t2.txt"),
        ("hur gick det för ÅM 2024", ("Underskott", "-10,9 mnkr"), "vb-2024-asdal-mellanvik.txt"),
        ("Hur ligger Lövsjö till?", ("Överskott", "4,1 mnkr"), "107_be55d0c413.txt"),
        ("Hur ser ekonomin ut i ÅM:s VP 2026?", ("1 872,8 mnkr",), "106_61f0aa9b77.txt"),
    ],
)
def test_the_boards_own_total_comes_first(
    assistant: Assistant, question: str, told: tuple[str, ...], file: str
) -> None:
    answer = asked(assistant, question)

    assert all(part in answer.text.split("\n")[0] for part in told)
    assert {citation.source.file for citation in answer.citations} == {file}


def test_the_areas_that_deviate_most_follow(assistant: Assistant) -> None:
    lines = asked(assistant, "Hur går det med ekonomin i ÅM?").text.split("\n")

    assert lines[2].startswith("– Individ- och familjeomsorg: -7,6 mnkr")
    assert "nyaste" in lines[-1]


def test_a_year_without_a_report_is_not_told_by_another(assistant: Assistant) -> None:
    answer = asked(assistant, "Hur gick det för ÅM 2019?")

    assert answer.refused or answer.working is None
    assert "-3,2" not in answer.text


def test_a_development_is_told_in_time_with_its_targets(assistant: Assistant) -> None:
    answer = asked(assistant, "Hur har sjukfrånvaron utvecklats i ÅM?")

    outcomes = next(line for line in answer.text.split("\n") if line.startswith("– Utfall"))
    assert [outcomes.index(value) for value in ("8,4 %", "8,6 %", "8,9 %")] == sorted(
        outcomes.index(value) for value in ("8,4 %", "8,6 %", "8,9 %")
    )
    assert "8,2 %" in answer.text
    assert answer.comparison is not None
    table = to_json(answer)["table"]
    assert isinstance(table, dict)
    cells = [cell for row in table["rows"] for cell in row[2:] if cell["text"]]
    assert all(cell["citation"] for cell in cells)


def test_figures_that_reports_tell_differently_are_marked(assistant: Assistant) -> None:
    answer = asked(assistant, "Hur har budgeten för äldreomsorgen utvecklats i ÅM?")

    assert "591,2 mnkr" in answer.text
    assert "593,1 mnkr" in answer.text
    assert "går isär" in answer.text


def test_what_no_report_tells_twice_is_no_development(assistant: Assistant) -> None:
    answer = asked(assistant, "Hur har antalet isbjörnar utvecklats i ÅM?")

    assert answer.working is None


def test_another_row_with_some_of_the_words_is_no_development(assistant: Assistant) -> None:
    answer = asked(assistant, "Hur har antal barn per vuxen utvecklats i ÅM?")

    assert answer.comparison is None
