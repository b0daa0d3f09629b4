"""The two ways stay short for who reads them: which modules the steps of a question and of a file enter, in order.

The steps stand in a few modules, the spine of a way. A stay is a module that the spine enters, however often in a
row; a return is a stay in a module that was left before. What a record tells of itself is no step of a question, and is
counted too: nobody who follows a question is led about by it.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from types import FrameType

import pytest

from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import ROOT, SAMPLE
from tests.sampled import first_of

QUESTION_SPINE = {"assistant/ask.py", "assistant/answering.py", "assistant/compose.py"}
FILE_SPINE = {"ingest/pipeline/build.py", "ingest/pipeline/prepare.py"}
MOST_STAYS, MOST_RETURNS = 21, 8
MOST_WITH_RECORDS = 26


def way(
    run: Callable[[], object], spine: set[str], *, counts: Callable[[FrameType], bool] = lambda _: True
) -> list[str]:
    """Return the modules that the calls in `spine` that count enter while `run` runs, in order."""
    package = next(iter(spine)).partition("/")[0]
    entered: list[str] = []
    stack: list[str] = []

    def seen(frame: FrameType, event: str, _: object) -> None:
        path = frame.f_code.co_filename
        if event not in ("call", "return") or not path.startswith(f"{ROOT}/{package}/"):
            return
        module = path[len(str(ROOT)) + 1 :]
        if event == "return":
            del stack[-1:]
            return
        if module not in spine and all(one in spine for one in stack) and _is_whole(frame) and counts(frame):
            entered.extend([module] if entered[-1:] != [module] else [])
        stack.append(module)

    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(None)
    return entered


def _is_whole(frame: FrameType) -> bool:
    """Return whether a call is of a function, and not of a part of one: a comprehension, a lambda."""
    return not frame.f_code.co_name.startswith("<")


def is_step(frame: FrameType) -> bool:
    """Return whether a call does something, and does not ask a record of itself."""
    owner = frame.f_locals.get("self")
    return owner is None or not is_dataclass(owner)


def returns(stays: Sequence[str]) -> int:
    return len(stays) - len(set(stays))


def rooms(stays: Sequence[str]) -> list[str]:
    """Return the folders of a way, each once as long as the way stays in it."""
    found: list[str] = []
    for module in stays:
        room = module.split("/")[1]
        if found[-1:] != [room]:
            found.append(room)
    return found


@pytest.mark.parametrize(
    "question",
    [
        "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?",
        "Vad gör Lövsjö-Tegelbruket för äldre?",
        "Hur mycket skiljer kvinnors och mäns sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?",
        "Vilken nämnd har lägst sjukfrånvaro?",
        "Hur många flygplatser finns i Åsdal-Mellanvik?",
    ],
)
def test_a_question_goes_a_short_way(assistant: Assistant, question: str) -> None:
    list(assistant.ask(question))  # what is read once for all questions is read
    stays = way(lambda: list(assistant.ask(question)), QUESTION_SPINE, counts=is_step)
    assert 5 < len(stays) <= MOST_STAYS, stays
    assert returns(stays) <= MOST_RETURNS, stays
    every = way(lambda: list(assistant.ask(question)), QUESTION_SPINE)
    assert len(every) <= MOST_WITH_RECORDS, every
    assert returns(every) <= MOST_RETURNS, every


@pytest.mark.parametrize("file", first_of(["104_c07e8812aa.md", "101_4be17a02c9.txt"]))
def test_a_file_goes_from_room_to_room_and_never_back(tmp_path: Path, file: str) -> None:
    def into(library: str) -> Callable[[], object]:
        return lambda: list(add(Request(paths=(SAMPLE / file,)), settings=Settings(library=tmp_path / library)))

    into("first")()
    stays = way(into("second"), FILE_SPINE)
    # the batch before it opens the library, and reads what its folder tells of the file
    at = next(number for number, module in enumerate(stays) if module.startswith("ingest/read/"))
    assert rooms(stays[at:]) == list(dict.fromkeys(rooms(stays[at:]))), stays
    assert {"read", "describe", "passages", "facts", "store"} <= set(rooms(stays[at:]))
