"""The log of what was done to a library: it only grows, and a change of it shows."""

import json
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.store.care import log
from ingest.store.care.log import Did, LogBroken, LogUnwritable, events, file_beside, note

REPORT = "Ekhagens stadsdelsnämnd\nVerksamhetsplan 2026\n\nParker\n\nNämnden ska öppna tre parker under året.\n"


def test_what_is_noted_comes_back_in_order_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    library = tmp_path / "library"
    assert events(library) == ()
    note(library, Did.ADDED, "Plan", who="a1", report="x")
    note(library, Did.EXPORTED, "svar.docx", who="b2")
    assert [(one.number, one.did, one.what, one.who, one.report) for one in events(library)] == [
        (1, Did.ADDED, "Plan", "a1", "x"),
        (2, Did.EXPORTED, "svar.docx", "b2", ""),
    ]
    assert stat.S_IMODE(file_beside(library).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET who = 'c3'",
        "DELETE FROM events",
        "DELETE FROM events WHERE number = 2",
        "REPLACE INTO events SELECT number, at, 'c3', did, what, report, seal FROM events",
    ],
)
def test_the_file_refuses_to_be_changed(tmp_path: Path, statement: str) -> None:
    library = tmp_path / "library"
    for what in ("Ett", "Två"):
        note(library, Did.ADDED, what, who="a1")
    with closing(sqlite3.connect(file_beside(library))) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)
    assert [one.what for one in events(library)] == ["Ett", "Två"]


@pytest.mark.parametrize(
    "statement", ["UPDATE events SET who = 'c3' WHERE number = 1", "DELETE FROM events WHERE number = 1"]
)
def test_a_change_by_somebody_who_takes_the_guard_away_shows(tmp_path: Path, statement: str) -> None:
    library = tmp_path / "library"
    for what in ("Ett", "Två", "Tre"):
        note(library, Did.ADDED, what, who="a1")
    with closing(sqlite3.connect(file_beside(library))) as database, database:
        database.execute("DROP TRIGGER never_changed")
        database.execute("DROP TRIGGER never_shortened")
        database.execute(statement)
    with pytest.raises(LogBroken, match="rad 1"):
        events(library)


def test_many_at_once_leave_no_line_out(tmp_path: Path) -> None:
    library = tmp_path / "library"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: note(library, Did.ADDED, f"Rapport {number}", who="a1"), range(40)))
    assert sorted(one.what for one in events(library)) == sorted(f"Rapport {number}" for number in range(40))


def test_a_log_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    library = tmp_path / "library"
    file_beside(library).mkdir()
    with pytest.raises(LogUnwritable, match="kunde inte skrivas i loggen"):
        note(library, Did.ADDED, "Plan", who="a1")


@pytest.mark.slow
def test_the_command_line_notes_what_it_does_and_prints_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, report = tmp_path / "library", tmp_path / "plan.txt"
    report.write_text(REPORT, "utf-8")
    where = ["--library", str(library)]
    assert main(["add", str(report), *where]) == 0
    assert main(["add", str(report), *where]) == 0  # unchanged: nothing is done, nothing is noted
    report.write_text(REPORT.replace("tre", "fyra"), "utf-8")
    assert main(["add", str(report), *where]) == 0
    assert main(["backup", str(tmp_path / "kopia.tar.gz"), *where]) == 0
    (first, *_) = events(library)
    capsys.readouterr()
    assert main(["list", "--json", *where]) == 0
    (held,) = json.loads(capsys.readouterr().out)
    assert main(["remove", held["id"], *where]) == 0
    assert [one.did for one in events(library)][:3] == [Did.ADDED, Did.REPLACED, Did.EXPORTED]
    assert {one.did for one in events(library)[3:]} == {Did.REMOVED}
    assert {one.who for one in events(library)} == {"kommandoraden"}
    capsys.readouterr()
    assert main(["log", *where]) == 0
    assert "kommandoraden lade till " in capsys.readouterr().out
    assert main(["log", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)[0]["seal"] == first.seal


def test_what_cannot_be_noted_is_done_all_the_same_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library, report = tmp_path / "library", tmp_path / "plan.txt"
    report.write_text(REPORT, "utf-8")
    log.file_beside(library).mkdir()
    assert main(["add", str(report), "--library", str(library)]) == 0
    assert "kunde inte skrivas i loggen" in capsys.readouterr().err
