"""The same documents give the same answers to the last digit, and a question sees one state of the library."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from assistant.answer import Answer, Finished, Found
from assistant.ask import Assistant
from ingest.pipeline import build
from ingest.pipeline.build import Request, add
from ingest.pipeline.prepare import prepare
from ingest.settings import Settings
from ingest.store.catalogue.entries import Prepared
from ingest.store.change import Writer
from tests.places import ROOT, SAMPLE

REPORTS = sorted(SAMPLE.glob("*.txt"))
QUESTIONS = [
    str(json.loads(line)["question"])
    for line in (ROOT / "eval" / "questions" / "sample.jsonl").read_text("utf-8").splitlines()[::5]
]


def library(folder: Path, *runs: Sequence[Path]) -> Path:
    """Make a library of reports that are added in so many runs."""
    for run in runs:
        request = Request(paths=tuple(run), boards=SAMPLE / "boards.toml")
        list(add(request, settings=Settings(library=folder)))
    return folder


def answer(assistant: Assistant, question: str) -> Answer:
    return next(event.answer for event in assistant.ask(question) if isinstance(event, Finished))


def answers(folder: Path) -> list[str]:
    """Return everything that is answered, as text, without the time that it took."""
    assistant = Assistant.open(folder)
    return [repr(replace(answer(assistant, question), seconds=0)) for question in QUESTIONS]


@pytest.fixture
def prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each report be read once, whatever libraries it is added to: what counts is how these are written."""
    kept: dict[tuple[bytes, str], Prepared] = {}

    def prepare_once(path: Path, data: bytes, *, document_id: str, **given: object) -> Prepared:
        if (data, document_id) not in kept:
            kept[data, document_id] = prepare(path, data, document_id=document_id, **cast(dict[str, Any], given))
        return kept[data, document_id]

    monkeypatch.setattr(build, "prepare", prepare_once)


@pytest.mark.slow
@pytest.mark.usefixtures("prepared_once")
def test_other_orders_of_adding_give_the_same_answers(tmp_path: Path) -> None:
    expected = answers(library(tmp_path / "sorted", REPORTS))
    for seed in range(5):
        order = list(REPORTS)
        random.Random(seed).shuffle(order)
        cut = seed % len(order)
        runs = [[report] for report in order] if seed < 2 else [order[:cut], order[cut:]] if cut else [order]
        assert answers(library(tmp_path / str(seed), *runs)) == expected, f"seed {seed}"


@pytest.mark.slow
@pytest.mark.usefixtures("prepared_once")
def test_what_was_added_and_removed_again_changes_no_answer(tmp_path: Path) -> None:
    kept, passing = REPORTS[:-2], REPORTS[-2:]
    expected = answers(library(tmp_path / "few", kept))
    folder = library(tmp_path / "more", passing, kept)
    with Writer.open(Settings(library=folder)) as writer:
        names = {path.name for path in passing}
        writer.remove([record.id for record in writer.ledger.records() if record.file in names])
    assert answers(folder) == expected
    with Writer.open(Settings(library=folder)) as writer:
        writer.rebuild()
    assert answers(folder) == expected


@pytest.mark.slow
def test_a_question_sees_one_state_while_its_document_is_removed(sample_library: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample_library, tmp_path / "library"))
    assistant = Assistant.open(folder)
    question = "Vad är årsmålet för sjukfrånvaro i Åsdal-Mellanvik 2025?"
    expected = answer(assistant, question)
    assert expected.citations
    events = assistant.ask(question)
    assert isinstance(next(events), Found)
    with Writer.open(Settings(library=folder)) as writer:
        writer.remove([record.id for record in writer.ledger.records()])
    seen = next(event.answer for event in events if isinstance(event, Finished))
    assert replace(seen, seconds=0) == replace(expected, seconds=0)
    assert not answer(assistant, question).citations


_PRINTS = """
import sys
from pathlib import Path
from tests.whole.test_same_answers import answers
sys.stdout.write("\\n".join(answers(Path(sys.argv[1]))))
"""


@pytest.mark.slow
def test_every_process_gives_the_same_answers(tmp_path: Path) -> None:
    """Python orders a set of words in each process in another way, unless it is told how."""
    folder = library(tmp_path, REPORTS)
    found = set()
    for seed in ("1", "2", "3"):
        command = [sys.executable, "-c", _PRINTS, str(folder)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        found.add(subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout)
    assert len(found) == 1
