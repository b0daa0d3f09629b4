"""What docs/adding.md tells to write is written, to the letter, and works."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.answer import Finished
from assistant.ask import Assistant
from ingest.__main__ import main
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from tests.places import ROOT

REVIEW = """# Målavstämning 2031
Ekhagens stadsdelsnämnd

## Parker

Nämnden har öppnat tre parker under våren.
"""
SCHOOLS = "# Verksamhetsplan 2031\n\n## Skolor\n\nNämnden ska öppna två skolor i Norra Ekbro.\n"


def told(section: str) -> list[str]:
    """Return the TOML that a section of the page tells to write."""
    page = (ROOT / "docs" / "adding.md").read_text("utf-8")
    text = page.partition(f"## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"```toml\n(.*?)```", text, re.DOTALL)


def test_a_municipality_is_its_list_and_its_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    boards, documents = told("A municipality")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "boards.toml").write_text(boards, "utf-8")
    (folder / "documents.toml").write_text(documents, "utf-8")
    (folder / "skolor.md").write_text(SCHOOLS, "utf-8")
    assert main(["add", str(folder), "--library", str(tmp_path / "library")]) == 0
    (record,) = Catalogue.open(Layout(directory=tmp_path / "library")).records()
    assert record.description.board == "Barn- och utbildningsnämnden"
    *_, last = Assistant.open(tmp_path / "library").ask("Hur många skolor ska BUN öppna?")
    assert isinstance(last, Finished)
    assert "två skolor" in last.answer.text


@pytest.mark.slow
def test_a_report_type_is_one_entry(tmp_path: Path) -> None:
    (entry,) = told("A report type")
    code = tmp_path / "code"
    for package in ("assistant", "ingest"):
        shutil.copytree(ROOT / package, code / package, ignore=shutil.ignore_patterns("__pycache__"))
    with (code / "ingest" / "genre" / "report_types.toml").open("a", encoding="utf-8") as types:
        types.write(f"\n{entry}")
    (tmp_path / "rapport.md").write_text(REVIEW, "utf-8")
    library = ["--library", str(tmp_path / "library")]
    added = run(code, "ingest", "add", str(tmp_path / "rapport.md"), *library)
    assert "typ: MA målavstämning" in added
    answer = run(code, "assistant", "ask", "Hur många parker har öppnats enligt målavstämningen 2031?", *library)
    assert "tre parker" in answer
    refused = run(code, "assistant", "ask", "Vad säger verksamhetsplanen 2031 om parker?", *library)
    assert "målavstämning 2031" in refused


def run(code: Path, module: str, *arguments: str) -> str:
    """Run a command of the code in a folder, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=code,
        env={**os.environ, "PYTHONPATH": str(code)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
