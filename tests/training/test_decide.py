"""How the exercises become reports, and what is weighed with the reader's word."""

from pathlib import Path

import numpy as np
import pytest

from assistant.reader.reader import configured_reader
from assistant.weigh.read.support import READ
from training.deciding import __main__ as decide
from training.deciding.reports import written_reports
from training.reading.exercises import FOLDER, passages


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


def test_what_is_kept_from_training_becomes_reports_of_a_board_each(folder: Path) -> None:
    asked = written_reports(FOLDER, folder)
    kept = passages(held_out=True)
    assert len(asked) == sum(len(passage.questions) for passage in kept)
    boards = {one.board for one in asked}
    assert {path.stem for path in folder.glob("*.md")} == {board.lower() for board in boards}
    assert len(boards) == -(-len(kept) // 6)
    for one in asked:
        report = (folder / f"{one.board.lower()}.md").read_text("utf-8")
        assert all(told in report for told in one.told)
        assert all(one.is_told_by(told) for told in one.told)
        assert not one.is_told_by("Sådant står ingenstans.")


def test_without_a_reader_it_says_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert configured_reader() is None  # off in all tests
    assert decide.main([]) == 1
    assert "make reader" in capsys.readouterr().err


def _case(odds: float, *, led: bool, of: str = "development") -> decide.Case:
    features = tuple(odds if feature.name == "odds" else 0.0 for feature in READ)
    return decide.Case(
        of=of,
        answerable=True,
        features=features,
        by_words=False,
        led=led,
        answered=led,
        support=0.0,
        read_support=float(led),
    )


def test_what_the_reader_finds_likely_weighs_for_an_answer() -> None:
    told = [_case(odds, led=odds > 0) for odds in np.linspace(-3, 3, 40)]
    weighed = dict(zip((feature.name for feature in READ), decide._fitted(told)[:-1], strict=True))
    assert weighed["odds"] > 0.5
    assert all(abs(weight) < 1e-6 for name, weight in weighed.items() if name != "odds")


def test_the_figures_tell_words_and_reading_apart() -> None:
    text = decide._told("development", [_case(1.0, led=True), _case(-1.0, led=False)])
    assert "words  what leads is right 0.000" in text
    assert "read   what leads is right 0.500" in text
