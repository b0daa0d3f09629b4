"""The two ways stay short for who reads them: which modules the steps of a question and of a file enter, in order.

The steps stand in a few modules, the spine of a way. A stay is a module that the spine enters, however often in a
row; a return is a stay in a module that was left before. What a record or a library tells of itself is no step.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from inspect import getattr_static
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
MOST_STAYS, MOST_RETURNS = 20, 8


def way(run: Callable[[], object], spine: set[str]) -> list[str]:
    """Return the modules that the steps in `spine` enter while `run` runs, in order."""
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
        if module not in spine and all(one in spine for one in stack) and is_step(frame) and entered[-1:] != [module]:
            entered.append(module)
        stack.append(module)

    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(None)
    return entered


def is_step(frame: FrameType) -> bool:
    """Return whether a call does something: no field, property or method of a record, and no part of a function."""
    name, owner = frame.f_code.co_name, frame.f_locals.get("self")
    asked_of_record = owner is not None and is_dataclass(owner)
    told = owner is not None and isinstance(getattr_static(type(owner), name, None), property)
    return not (name.startswith("<") or asked_of_record or told)


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
    stays = way(lambda: list(assistant.ask(question)), QUESTION_SPINE)
    assert 5 < len(stays) <= MOST_STAYS, stays
    assert returns(stays) <= MOST_RETURNS, stays


@pytest.mark.parametrize("file", first_of(["104_c07e8812aa.md", "101_4be17a02c9.txt"]))
def test_a_file_goes_from_room_to_room_and_never_back(tmp_path: Path, file: str) -> None:
    def into(library: str) -> Callable[[], object]:
        return lambda: list(add(Request(paths=(SAMPLE / file,)), settings=Settings(library=tmp_path / library)))

    into("first")()
    stays = way(into("second"), FILE_SPINE)
    at = next(number for number, module in enumerate(stays) if module.startswith("ingest/read/"))
    assert rooms(stays[at:]) == list(dict.fromkeys(rooms(stays[at:]))), stays
    assert {"read", "describe", "passages", "facts", "store"} <= set(rooms(stays[at:]))
