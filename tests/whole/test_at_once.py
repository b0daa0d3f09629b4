"""One adds and removes, others ask meanwhile: no answer is wrong and none fails.

NAMNDSVAR_TEST_MINUTES says how long; ten is what is promised.
"""

import multiprocessing
import os
import random
import time
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from ingest.store.removing import remove

_SECONDS = 60 * float(os.environ.get("NAMNDSVAR_TEST_MINUTES", "0.33"))
_BOARDS = ("Norrvik", "Storsjö", "Bergsjö")
_FIGURES = range(31, 39)  # what a version of a report may say
_TEXT = """\
{board} stadsdelsnämnd
Verksamhetsplan 2025

Förskola

Under 2025 öppnar nämnden {figure} nya förskoleplatser i {board}.

Parker

Nämnden rustar {park} bänkar i parkerna i {board} under 2025.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one who asks has seen."""

    answers: int
    found: int
    wrong: tuple[str, ...]


def write(folder: Path, board: str, figure: int) -> Path:
    """Write a report in which both figures tell of the same version."""
    path = folder / f"{board.lower()}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_TEXT.format(board=board, figure=figure, park=figure + 100), encoding="utf-8")
    return path


def change(library: Path, reports: Path, done: Event) -> None:
    """Add and remove until it is `done`; one board always stays."""
    choose = random.Random(1)
    chosen = Settings(library=library, erase_seconds=0.5)
    while not done.is_set():
        board = choose.choice(_BOARDS)
        if board != _BOARDS[0] and choose.random() < 0.4:
            catalogue = Catalogue.open(Layout(directory=library))
            ids = [record.id for record in catalogue.records() if record.file == f"{board.lower()}.txt"]
            catalogue.close()
            if ids:
                remove(chosen, ids)
        else:
            list(add(Request(paths=(write(reports, board, choose.choice(_FIGURES)),)), settings=chosen))


def ask(library: Path, seed: int, done: Event) -> Seen:
    """Ask until it is `done`."""
    choose = random.Random(seed)
    assistant = Assistant.open(library)
    answers, found, wrong = 0, 0, list[str]()
    while not done.is_set():
        board = choose.choice(_BOARDS)
        for question in (f"Hur många förskoleplatser öppnar {board}?", f"Hur många bänkar rustar {board}?"):
            try:
                *_, last = assistant.ask(question)
                assert isinstance(last, Finished)
                answer = last.answer
            except Exception as error:  # whatever goes wrong is what is looked for
                wrong.append(f"{question}: {type(error).__name__}: {error}")
                continue
            answers += 1
            found += bool(answer.citations)
            wrong += _wrong(question, board, answer)
    return Seen(answers=answers, found=found, wrong=tuple(wrong))


def _wrong(question: str, board: str, answer: Answer) -> list[str]:
    """Return what is wrong: a figure of another board or of no version, or none where one is always held."""
    if answer.refused or not answer.citations:
        return [f"{question}: {answer.text}"] if board == _BOARDS[0] else []
    quotes = " ".join(citation.quote for citation in answer.citations)
    offset = 100 if "bänkar" in question else 0
    right = any(str(figure + offset) in answer.text and str(figure + offset) in quotes for figure in _FIGURES)
    return [] if right and board in quotes else [f"{question}: {answer.text}"]


@pytest.mark.slow
def test_adding_removing_and_asking_at_once_makes_no_answer_wrong(tmp_path: Path) -> None:
    library, reports = tmp_path / "library", tmp_path / "reports"
    for board in _BOARDS:
        list(add(Request(paths=(write(reports, board, 31),)), settings=Settings(library=library)))
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(3) as pool:
        done = manager.Event()
        changing = pool.apply_async(change, (library, reports, done))
        asking = [pool.apply_async(ask, (library, seed, done)) for seed in (2, 3)]
        time.sleep(_SECONDS)
        done.set()
        changing.get(60)
        seen = [result.get(60) for result in asking]
    assert [wrong for one in seen for wrong in one.wrong] == []
    assert all(one.answers > 5 and one.found > one.answers / 4 for one in seen)
