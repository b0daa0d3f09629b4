from dataclasses import replace

from assistant.answer import Ranked, short_title
from assistant.tell.attributed import attributed, with_sources
from assistant.tell.statements import Cited, Statement
from tests.assistant.small_assistant import SOURCES, TEXT, citation

PASSAGE = citation(TEXT[:10]).passage


def _statement(text: str, source: int) -> Statement:
    return Statement(text=text, ranked=Ranked(passage=PASSAGE, source=SOURCES[source], score=1.0), quoted=text)


def test_sentences_of_one_report_stay_as_they_are() -> None:
    told = (_statement("Sjukfrånvaron är 8,1 procent.", 0), _statement("Den minskar.", 0))
    assert attributed(told) == told


def test_each_run_of_sentences_names_its_report_where_there_are_several() -> None:
    told = attributed(
        [
            _statement("Sjukfrånvaron är 8,1 procent.", 0),
            _statement("Den minskar.", 0),
            _statement("Den var 8,9 procent.", 1),
        ]
    )
    first, second, third = (statement.text for statement in told)
    assert first.startswith("Sjukfrånvaron är 8,1 procent (")
    assert first.endswith(").")
    assert second == "Den minskar."
    assert third.startswith("Den var 8,9 procent (")


def test_the_board_is_said_where_it_changes() -> None:
    here, there = SOURCES[0], SOURCES[1]
    same = replace(there, description=replace(there.description, board=here.description.board))
    later = Statement(text="Den är 9.", ranked=Ranked(passage=PASSAGE, source=same, score=1.0), quoted="Den är 9.")
    *_, last = attributed([_statement("Den är 8.", 0), later])
    assert str(here.description.board) not in last.text


def test_of_many_statements_the_reports_are_listed_after_them() -> None:
    told = [_statement(f"Uppgift {i}.", i % 2) for i in range(4)]

    def cite(statements: tuple[Statement, ...]) -> Cited:
        cited = tuple(
            replace(citation(TEXT[:10], number=i), source=one.ranked.source)
            for i, one in enumerate(statements, start=1)
        )
        return Cited(text=" ".join(f"{one.text} [{i}]" for i, one in enumerate(statements, start=1)), citations=cited)

    text = with_sources(told, cite).text
    assert text.startswith("Uppgift 0. [1] Uppgift 1. [2]")
    assert text.endswith(f"Källor: {short_title(SOURCES[0])} [1][3]; {short_title(SOURCES[1])} [2][4].")
