"""The page where there is no library that can be asked."""

import sqlite3
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.answer import Scope
from ingest.store.catalogue.schema import APPLICATION_ID, SCHEMA_VERSION
from ingest.store.errors import (
    CatalogueDamaged,
    IndexDamaged,
    LibraryError,
    LibraryLocked,
    LibraryMissing,
    OtherEmbedder,
    OtherVersion,
)
from tests.places import ROOT, SAMPLE
from ui import opening, texts

APP = ROOT / "ui" / "app.py"
SHELF = Path("hyllan")


def run(library: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("NAMNDSVAR_LIBRARY", str(library))
    monkeypatch.setattr(sys, "argv", ["app.py"])
    return AppTest.from_file(str(APP), default_timeout=60).run()


def test_no_library_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = run(tmp_path / "ingen", monkeypatch)
    assert not bench.exception
    assert [title.value for title in bench.title] == [texts.NO_LIBRARY_TITLE]
    assert "[Dokument](./dokument)" in bench.markdown[0].value
    assert not bench.code
    assert not bench.chat_input


def test_library_of_another_version_is_told_from_a_missing_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    connection.close()
    bench = run(tmp_path, monkeypatch)
    assert not bench.exception
    assert [title.value for title in bench.title] == [texts.CLOSED_LIBRARY_TITLE]
    assert f"format {SCHEMA_VERSION + 1}" in bench.text[0].value


def test_folder_with_something_else_is_said_to_be_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"inte en databas" * 100)
    bench = run(tmp_path, monkeypatch)
    assert not bench.exception
    assert [title.value for title in bench.title] == [texts.CLOSED_LIBRARY_TITLE]
    assert bench.markdown[0].value == texts.REBUILD
    assert not bench.code


@pytest.mark.parametrize(
    ("error", "command"),
    [
        (LibraryMissing(SHELF), "python -m ingest add MAPP --library hyllan"),
        (OtherVersion(SHELF, found=1, expected=2), "python -m ingest rebuild --library hyllan"),
        (IndexDamaged("word", "gone"), "python -m ingest rebuild --library hyllan"),
        (OtherEmbedder(found="a", loaded="b"), "python -m ingest rebuild --library hyllan"),
        (CatalogueDamaged(SHELF, "cause"), "python -m ingest rebuild --library hyllan"),
        (LibraryLocked(SHELF), "python -m ingest verify --library hyllan"),
    ],
)
def test_each_error_is_a_sentence_in_swedish_and_a_command(error: LibraryError, command: str) -> None:
    closed = opening.closed(error, library=SHELF)
    assert closed.command == command
    assert "python" not in closed.sentence + closed.remedy
    assert "./handledning" in closed.remedy
    assert closed.sentence.endswith(".")
    assert "hyllan" in closed.sentence
    assert str(error) not in closed.sentence


def test_library_is_named_by_the_command_line_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAMNDSVAR_LIBRARY", "miljö")
    monkeypatch.setattr(sys, "argv", ["app.py", "--library", "rad"])
    assert opening.library_folder() == Path("rad")
    monkeypatch.setattr(sys, "argv", ["app.py", "--library"])
    assert opening.library_folder() == Path("miljö")
    monkeypatch.delenv("NAMNDSVAR_LIBRARY")
    assert opening.library_folder() == Path("library")


@pytest.mark.slow
def test_page_of_a_real_library_answers_its_own_example_and_follows_a_removal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.__main__ import main as ingest

    library = ["--library", str(tmp_path)]
    description = ["--board", "Ekhagen", "--new-board", "--year", "2025", "--type", "VP"]
    assert ingest(["add", str(next(SAMPLE.glob("*.txt"))), *description, *library]) == 0
    bench = run(tmp_path, monkeypatch)
    assert not bench.exception
    assert not bench.error
    bench.chat_input[0].set_value("Vilka mål har nämnden?").run()
    shown = "".join(element.proto.body for element in bench.main.get("html"))
    assert "nv-answer" in shown
    assert "Ekhagen" in shown
    document = opening.opened(tmp_path)
    assert isinstance(document, opening.Opened)
    assert ingest(["remove", document.assistant.sources()[0].id, *library]) == 0
    assert [title.value for title in bench.run().title] == [texts.EMPTY_LIBRARY_TITLE]


def test_a_model_that_cannot_be_used_is_told_in_its_own_words(
    sample_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAMNDSVAR_RERANKER", str(tmp_path / "saknas"))
    bench = run(sample_library, monkeypatch)
    assert not bench.exception
    assert [title.value for title in bench.title] == [texts.MODEL_TITLE]
    assert not bench.chat_input


@pytest.mark.slow
def test_questions_to_start_with_are_of_different_kinds_and_follow_the_limits(sample_library: Path) -> None:
    found = opening.opened(sample_library)
    assert isinstance(found, opening.Opened)
    anywhere = found.starters(Scope())
    assert len({question.split()[0] + question.split()[1] for question in anywhere}) == len(anywhere) == 4
    chosen = found.starters(Scope(boards=("Lövsjö-Tegelbruket",)))
    assert chosen
    assert all("Lövsjö-Tegelbruket" in question for question in chosen)
