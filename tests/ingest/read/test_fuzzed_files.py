"""Files with random hostile but legal features: none is refused, none loses what shows or tells what does not."""

from collections.abc import Callable

import pytest

from ingest.read.registry import read_data
from tests.ingest.read.fuzzed.printed import printed_file
from tests.ingest.read.fuzzed.sheets import sheets_file
from tests.ingest.read.fuzzed.slides import slides_file
from tests.ingest.read.fuzzed.web import web_file
from tests.ingest.read.fuzzed.word import word_file
from tests.ingest.read.fuzzed.words import Fuzzed
from tests.sampled import first_of

FILES: dict[str, Callable[[int], Fuzzed]] = {
    "Word": word_file,
    "PowerPoint": slides_file,
    "Excel": sheets_file,
    "web": web_file,
    "PDF": printed_file,
}
FEW, MANY = 1, 9  # of each kind: 50 files in all
LOST = 0.01  # share of the words that show which may be lost at most


def lost_and_told(file: Fuzzed) -> tuple[list[str], list[str]]:
    """Return the words that show and were not read, and those that do not show and were."""
    read = read_data(file.data, file=file.file).text.lower()
    return [word for word in file.shown if word not in read], [word for word in file.hidden if word in read]


@pytest.mark.parametrize("kind", first_of(FILES))
def test_some_files_are_read_as_they_show(kind: str) -> None:
    _hold(kind, range(FEW))


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_many_files_are_read_as_they_show(kind: str) -> None:
    _hold(kind, range(FEW, FEW + MANY))


def _hold(kind: str, seeds: range) -> None:
    for seed in seeds:
        file = FILES[kind](seed)
        lost, told = lost_and_told(file)
        assert told == [], f"{kind} {seed}"
        assert len(lost) <= LOST * len(file.shown), f"{kind} {seed}: {lost}"
