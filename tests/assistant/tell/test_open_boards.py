"""A question that names no board: each board answers by what it says itself, and none because another one does."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.reader.pairs import Told
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.reader.small import assistant_with
from tests.assistant.work.worked_library import answer_to

OF_BOATS = "Båtarna i hamnen får nya bryggor."
OF_FIGURES = "Båtarna i hamnen räknas varje vecka."
OF_STAFF = "Båtarna i hamnen nämns av personalen."


class ByText:
    """Finds a text as likely to answer as it is told for the words that it holds."""

    def __init__(self, odds: Mapping[str, float]) -> None:
        self.odds = odds

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        return np.array(
            [max((odds for word, odds in self.odds.items() if word in told.text), default=-8.0) for told in texts]
        )


@pytest.fixture(scope="module")
def two_boards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of two boards' plans that both speak of boats; one says of them what is asked, if any does."""
    folder = tmp_path_factory.mktemp("boards")
    texts = {"Ekhagens": f"{OF_BOATS}", "Ådalens": f"{OF_STAFF}\n\n{OF_FIGURES}"}
    for name, text in texts.items():
        report = folder / f"{name}.md"
        report.write_text(f"# Verksamhetsplan 2026\n{name} stadsdelsnämnd\n\n## Hamnen\n\n{text}\n", "utf-8")
    assert all(one.error is None for one in add(Request(paths=(folder,)), settings=Settings(library=folder / "l")))
    return folder / "l"


QUESTION = "Vad händer med båtarna i hamnen?"


def test_each_board_answers_by_the_sentence_that_is_read_as_its_answer(two_boards: Path) -> None:
    text = answer_to(
        assistant_with(two_boards, ByText({"bryggor": 3.0, "räknas": 2.0, "personalen": -6.0})), QUESTION
    ).text
    lines = text.splitlines()
    assert lines[0] == "Frågan kan gälla två nämnder. Här är svaren:"
    assert lines[1].startswith(("Ekhagen", "Ådalen"))
    of_second = next(line for line in lines if line.startswith("Ådalen"))
    assert of_second.partition(": ")[2].startswith(OF_FIGURES.rstrip("."))


def test_a_board_that_says_something_else_of_it_is_left_out(two_boards: Path) -> None:
    text = answer_to(
        assistant_with(two_boards, ByText({"bryggor": 3.0, "räknas": -5.0, "personalen": -6.0})), QUESTION
    ).text
    assert OF_BOATS.rstrip(".") in text
    assert "Ådalen" not in text


def test_boards_are_all_told_where_none_is_read_as_more_of_an_answer(two_boards: Path) -> None:
    text = answer_to(assistant_with(two_boards, ByText({"bryggor": -2.0, "räknas": -2.5})), QUESTION).text
    assert "Ekhagen" in text
    assert "Ådalen" in text


def test_what_is_read_as_likely_no_answer_is_told_as_uncertain(two_boards: Path) -> None:
    reader = ByText({"bryggor": -1.0, "räknas": -3.5, "personalen": -6.0})
    answer = answer_to(assistant_with(two_boards, reader), QUESTION)
    of_second = next(line for line in answer.text.splitlines() if line.startswith("Ådalen"))
    assert of_second.partition(": ")[2].startswith("Osäkert:")
    assert answer.sure
    unsure = answer_to(assistant_with(two_boards, ByText({"bryggor": -3.2, "räknas": -3.5})), QUESTION)
    assert not unsure.sure
