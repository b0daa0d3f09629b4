"""Every action, called directly, by everybody who may and by everybody who may not."""

import ast
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from starlette.requests import Request

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.workers.crew import Crew
from assistant.workers.limits import read_limits
from ingest.errors import IngestError
from ingest.store.care import log
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from tests.places import ROOT
from tests.ui.access.keeping import keeping, somebody
from ui.access import doors
from ui.access.roles import NEEDED, Action, NotLoggedIn, Refused, Role
from ui.addresses import ORIGINALS
from ui.asking import Asking
from ui.care import log_file
from ui.care import page as care
from ui.care.keeper import Keeper
from ui.conversations.cases import Case, Cases, State
from ui.conversations.kept import Opinion
from ui.documents import removal
from ui.documents.desk import Desk
from ui.export.noted import noted
from ui.people import person
from ui.quality import page as quality
from ui.quality import question
from ui.source import files

FIGURE = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"


class Place:
    """What the deeds are done with."""

    def __init__(self, library: Path, assistant: Assistant, answer: Answer) -> None:
        self.library, self.assistant = library, assistant
        said = Opinion(good=True)
        told = {"conversation": "c", "position": 0, "version": "1", "given": "2026-01-01", "reply": ""}
        self.case = Case(answer=answer, opinion=said, state=State.OPEN, **told)  # type: ignore[arg-type]
        log.note(library, log.Did.ADDED, "En rapport", who="ab12cd")


def _ask(at: Place) -> None:
    Asking(at.assistant, Crew(at.library, size=read_limits({}).crew)).ask(FIGURE)


def _look(_: Place) -> None:
    scope = {"type": "http", "path": f"/{ORIGINALS}/x", "path_params": {"document": "x"}, "headers": []}
    files.original(Request(scope))


def _add(at: Place) -> None:
    desk = Desk(at.library)
    desk.put("a.txt", b"")
    for paper in desk.papers():
        desk.drop(paper.id)


def _correct(at: Place) -> None:
    desk = Desk(at.library)
    desk.put_described("a.txt", b"", {})
    for paper in desk.papers():
        desk.drop(paper.id)


def _remove(at: Place) -> None:
    catalogue = Catalogue.open(Layout(directory=at.library))
    removal.take_out(at.library.with_name("none"), catalogue.records()[0])


def _see_quality(at: Place) -> None:
    with suppress(Refused):
        quality.draw(at.library)
        return
    Cases(at.library).listed()


def _make_question(at: Place) -> None:
    question.add(at.library, question.draft_of(at.case), gold="", facts=(), answerable=True)


DEEDS: dict[Action, Callable[[Place], object]] = {
    Action.ASK: _ask,
    Action.LOOK: _look,
    Action.KEEP: lambda _: person(),
    Action.EXPORT: lambda _: noted(lambda: b"", "x")(),
    Action.ADD: _add,
    Action.CORRECT: _correct,
    Action.REMOVE: _remove,
    Action.SEE_CARE: lambda at: care.draw(at.library),
    Action.VERIFY: lambda at: Keeper(at.library.with_name("none")).begin("verify"),
    Action.REBUILD: lambda at: Keeper(at.library.with_name("none")).begin("rebuild"),
    Action.EXPORT_LOG: lambda at: log_file.taken_out(at.library)(),
    Action.SEE_QUALITY: _see_quality,
    Action.SETTLE: lambda at: Cases(at.library).settle(at.case, State.CLOSED),
    Action.MAKE_QUESTION: _make_question,
}
_HAPPENS = (IngestError, question.NotAQuestion)  # to who may: what the deed was done with is not there


@pytest.fixture(scope="module")
def answered(assistant: Assistant) -> Answer:
    *_, last = assistant.ask(FIGURE)
    assert isinstance(last, Finished)
    return last.answer


@pytest.fixture
def place(
    sample_library: Path, assistant: Assistant, answered: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    link = tmp_path / "library"
    link.symlink_to(sample_library)
    monkeypatch.setenv("NAMNDSVAR_LIBRARY", str(link))
    with keeping(tmp_path, monkeypatch):
        yield Place(link, assistant, answered)


def _is_refused(deed: Callable[[Place], object], place: Place) -> bool:
    try:
        deed(place)
    except Refused:
        return True
    except _HAPPENS:
        return False
    return False


def test_every_action_has_a_deed_here_and_needs_a_role() -> None:
    assert set(DEEDS) == set(Action) == set(NEEDED)
    assert all(role > Role.NONE for role in NEEDED.values())


@pytest.mark.parametrize("action", Action)
def test_nobody_whose_role_is_too_narrow_does_it_by_a_direct_call(action: Action, place: Place) -> None:
    for role in Role:
        if role < NEEDED[action]:
            with doors.acting(somebody(role)):
                assert _is_refused(DEEDS[action], place), role


@pytest.mark.parametrize("action", Action)
def test_the_narrowest_role_that_may_does_it(action: Action, place: Place) -> None:
    with doors.acting(somebody(NEEDED[action])):
        assert not _is_refused(DEEDS[action], place)


@pytest.mark.parametrize("action", Action)
def test_nobody_does_anything_of_whom_nothing_is_known(action: Action, place: Place) -> None:
    with pytest.raises(NotLoggedIn):
        DEEDS[action](place)


WRITES = {
    ("ingest.store.removing", "remove"),
    ("ingest.pipeline.build", "add"),
    ("ingest.pipeline.mend", "rebuild"),
    ("eval", "reported"),
    ("subprocess", ""),
}
WITHOUT_A_DOOR = {  # and why
    "care/work.py",  # the process that the keeper starts
    "documents/work.py",  # the process that the desk starts
    "conversations/personal.py",  # of one person alone, whom the page or the command line names
}


def _names(module: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def test_whatever_changes_something_stands_behind_a_door() -> None:
    """A new module that changes the library, the evaluation or the machine fails here until it asks who does it."""
    pages = ROOT / "ui"
    for module in pages.rglob("*.py"):
        names = set(_names(module))
        if WRITES & names and str(module.relative_to(pages)) not in WITHOUT_A_DOOR:
            assert ("ui.access.doors", "require") in names, module


def test_settings_of_a_role_hold_at_the_next_deed(place: Place, tmp_path: Path) -> None:
    file = tmp_path / ".streamlit" / "secrets.toml"
    anna = somebody(Role.ADMINISTER)
    with doors.acting(anna):
        doors.require(Action.REMOVE)
        file.write_text(
            file.read_text("utf-8").replace('administrera = ["Svar.Adm', 'administrera = ["Andra.Adm'), "utf-8"
        )
        with pytest.raises(Refused):
            doors.require(Action.REMOVE)
