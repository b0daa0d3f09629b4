import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from ingest.__main__ import STOPPED, main
from ingest.store.change import Writer
from ingest.store.files.layout import Layout
from ingest.store.files.lock import locked
from tests.ingest.small_library import GramEmbedder, prepared, settings
from tests.ingest.small_reports import write_plan, write_report
from tests.places import ROOT


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    write_plan(tmp_path / "reports")
    write_report(tmp_path / "reports")
    return tmp_path / "reports"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NAMNDSVAR_LIBRARY", str(tmp_path / "library"))
    return tmp_path / "library"


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["list", "--json", *options]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_from_adding_to_removing(reports: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(reports)]) == 0
    said = capsys.readouterr().out
    assert "plan.txt: tillagd" in said
    assert "2 filer: 2 tillagda" in said
    documents = listed(capsys)
    assert [document["file"] for document in documents] == ["plan.txt", "rapport.txt"]
    assert main(["show", str(documents[0]["id"])]) == 0
    assert "passager" in capsys.readouterr().out
    assert main(["verify"]) == 0
    assert "Allt stämmer" in capsys.readouterr().out
    assert main(["remove", str(documents[0]["id"])]) == 0
    assert [document["file"] for document in listed(capsys)] == ["rapport.txt"]
    assert main(["rebuild"]) == 0
    assert main(["verify"]) == 0


@pytest.mark.slow
def test_versions_are_listed_removed_one_by_one_or_all(
    reports: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for places in (40, 50, 60):
        main(["add", str(write_plan(reports, places=places))])
    first, second, third = listed(capsys, "--all")
    assert [document["current"] for document in (first, second, third)] == [False, False, True]
    assert main(["remove", "--only-version", str(third["id"])]) == 0
    assert "Gäller igen" in capsys.readouterr().out
    assert [document["id"] for document in listed(capsys)] == [second["id"]]
    assert main(["remove", str(first["id"])]) == 0
    assert listed(capsys, "--all") == []
    assert main(["verify"]) == 0


def test_tables_are_shown_and_written(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = settings(library)
    with Writer.open(chosen, embedder=GramEmbedder(), create=True) as writer:
        document = prepared("plan.txt", ["Parken får bänkar.", "Andel nöjda brukare"])
        writer.add([writer.entry(document, lineage="plan", version=1)])
    plan = document.document.id
    assert main(["show", plan, "--tables"]) == 0
    said = capsys.readouterr().out
    assert "Tabell 1, sida 1. Nämndmål: 1.1.1" in said
    assert "Andel nöjda brukare" in said
    assert main(["show", plan, "--tables", str(tmp_path / "tabeller.csv")]) == 0
    assert "Andel nöjda brukare" in (tmp_path / "tabeller.csv").read_text(encoding="utf-8-sig")
    assert main(["show", plan, "--tables", str(tmp_path / "tabeller.doc")]) == 1
    assert main(["show", plan, "--tables", str(tmp_path / "none" / "tabeller.csv")]) == 1


def test_a_list_for_people_is_not_cut_off(reports: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "ett mycket långt filnamn på en verksamhetsplan för stadsdelsnämnden.txt"
    main(["add", str(write_plan(reports, name=long))])
    capsys.readouterr()
    main(["list"])
    assert long in capsys.readouterr().out
    main(["list", "--library", str(library / "none")])
    assert "inget bibliotek" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "none"],
        ["list"],
        ["show", "x"],
        ["remove", "x"],
        ["verify"],
        ["rebuild"],
        ["backup", "x.tar.gz"],
        ["restore", "none.tar.gz"],
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_1(
    library: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["add"],
        ["add", "x", "--year", "snart"],
        ["add", "x", "--year", "20255"],
        ["add", "x", "--type", "T9"],
        ["remove"],
        ["show"],
    ],
)
def test_misuse_is_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_one_failed_file_is_status_1_and_named_on_stderr(
    reports: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (reports / "tom.txt").write_bytes(b"")
    assert main(["add", str(reports)]) == 1
    said = capsys.readouterr()
    assert "tom.txt" in said.err
    assert "2 tillagda" in said.out
    assert "1 misslyckad." in said.out


@pytest.mark.slow
def test_a_locked_library_says_so(reports: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with locked(Layout(directory=library), seconds=1):
        assert main(["add", str(reports)]) == 1
    assert "ändrar biblioteket" in capsys.readouterr().err


def test_an_unknown_id_removes_nothing(reports: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", str(reports)])
    known = str(listed(capsys)[0]["id"])
    assert main(["remove", known, "none"]) == 1
    assert "none" in capsys.readouterr().err
    assert len(listed(capsys)) == 2


@pytest.mark.slow
def test_a_backup_is_restored(reports: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", str(reports)])
    before = listed(capsys)
    assert main(["backup", str(tmp_path / "saved.tar.gz")]) == 0
    main(["remove", str(before[0]["id"])])
    assert main(["restore", str(tmp_path / "saved.tar.gz")]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "saved.tar.gz"), "--replace"]) == 0
    assert listed(capsys) == before


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"], ["list"], ["show", "ID"], ["add", "REPORTS"]])
def test_the_heavy_libraries_stay_out_of_what_does_not_need_them(
    reports: Path, library: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    main(["add", str(reports)])
    document = str(listed(capsys)[0]["id"])
    filled = [{"ID": document, "REPORTS": str(reports)}.get(argument, argument) for argument in arguments]
    heavy = "{'torch', 'chromadb', 'sentence_transformers', 'streamlit', 'transformers', 'llama_index'}"
    program = (
        f"import sys\nfrom ingest.__main__ import STOPPED, main\n"
        f"try:\n    main({filled!r})\nexcept SystemExit:\n    pass\n"
        f"sys.stderr.write(' '.join(sorted({heavy} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.slow
def test_ctrl_c_stops_with_one_line_and_a_whole_library(
    tmp_path: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", str(write_report(tmp_path / "one"))])
    for number in range(400):
        write_plan(tmp_path / "many", name=f"plan {number}.txt", places=number)
    before = _files(library)
    command = [sys.executable, "-m", "ingest", "add", str(tmp_path / "many"), "--keep"]
    running = subprocess.Popen(command, cwd=ROOT, env=os.environ, stderr=subprocess.PIPE, text=True)
    while _files(library) == before:  # it has not got as far as the library
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert said.startswith("Avbrutet")
    assert len(said.splitlines()) == 1
    assert main(["verify"]) == 0
    assert "rapport.txt" in [document["file"] for document in listed(capsys)]


def _files(library: Path) -> set[Path]:
    return set(library.rglob("*"))


def test_ctrl_c_while_the_program_still_loads_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    loading = ModuleType("ingest.command.run")
    loading.__getattr__ = interrupted  # type: ignore[method-assign]
    monkeypatch.setitem(sys.modules, "ingest.command.run", loading)
    assert main(["list"]) == 1
    assert capsys.readouterr().err.splitlines() == [STOPPED]
