"""Questions rewritten for another board or report read as a person would write them, and are understood as meant."""

import pytest

from assistant.answer import Scope, Source
from assistant.conversation import EMPTY
from assistant.question.scope import BoardNames, read
from assistant.question.understand import understand
from assistant.search.groups import Group
from assistant.tell.refusing.offer import for_board, for_report, narrowed, other_boards
from ingest.document import Description, ReportType

BOARDS = BoardNames({name: name for name in ("Ekhöjden", "Norrvik", "Sjösta")})


def source(board: str, year: int, type_: ReportType) -> Source:
    return Source(
        id=f"{board}{year}", file="a.txt", description=Description(title="", board=board, year=year, type=type_)
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hur stor är sjukfrånvaron?", "Hur stor är sjukfrånvaron i Norrvik?"),
        ("feriejobb hur många", "feriejobb hur många i Norrvik"),
        ("Vad är Ekhöjdens budget?", "Vad är Norrviks budget?"),
        ("Vad gör Ekhöjden åt buller?", "Vad gör Norrvik åt buller?"),
    ],
)
def test_a_board_is_added_or_takes_the_place_of_another(question: str, expected: str) -> None:
    assert for_board(read(question, boards=BOARDS), "Norrvik") == expected
    assert read(expected, boards=BOARDS).named.boards == ("Norrvik",)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad säger Norrviks verksamhetsplan 2031 om parker?", "Vad säger Norrviks tertialrapport 2 2025 om parker?"),
        ("Vad är målet i VP24?", "Vad är målet i tertialrapport 2 2025 i Norrvik?"),
        ("Hur många besök i Norrvik?", "Hur många besök i Norrvik enligt tertialrapport 2 2025?"),
    ],
)
def test_a_report_that_there_is_takes_the_place_of_one_that_is_missing(question: str, expected: str) -> None:
    there = source("Norrvik", 2025, ReportType.SECOND_TERTIAL)
    assert for_report(read(question, boards=BOARDS), there) == expected
    offered = read(expected, boards=BOARDS)
    assert (offered.named.types, offered.report_years) == ((ReportType.SECOND_TERTIAL,), (2025,))


def test_a_question_is_put_to_each_board_or_of_each_year() -> None:
    asked = understand("Hur stor är sjukfrånvaron?", EMPTY, boards=BOARDS)
    groups = (Group(name="Sjösta", documents=(), board=True), Group(name="2025", documents=()))
    assert narrowed(asked, groups) == (
        "Hur stor är sjukfrånvaron i Sjösta?",
        "Hur stor är sjukfrånvaron 2025?",
    )


def test_other_boards_are_those_with_a_report_of_the_kind_and_year_asked_for() -> None:
    asked = understand("Vad säger Sjöstas VP 2025 om parker?", EMPTY, boards=BOARDS)
    held = (source("Norrvik", 2025, ReportType.PLAN), source("Ekhöjden", 2024, ReportType.PLAN))
    assert asked.scope == Scope(boards=("Sjösta",), years=(2025,), types=(ReportType.PLAN,))
    assert other_boards(asked, held) == ("Vad säger Norrviks VP 2025 om parker?",)
