"""What the pages for people who work on the code name is there: files, commands, settings, records."""

import re
from pathlib import Path

import pytest

from tests.places import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PACKAGES = ("assistant", "data", "docs", "eval", "ingest", "tests", "training", "ui")
TREE = [
    path.relative_to(ROOT).as_posix() + "/" * path.is_dir()
    for package in PACKAGES
    for path in (ROOT / package, *(ROOT / package).rglob("*"))
    if "__pycache__" not in path.parts
]
# A module, a list or a folder, from any folder that the text around it is about: `rows/`, `store/catalogue/`.
PATH = re.compile(r"(?<![\w./:>-])((?:\w+/)*\w+\.(?:py|toml)|(?:\w+/)+)(?!\w)")
OF_A_USER = {"boards.toml", "documents.toml"}
RECORD = re.compile(r"^\| ((?:`\w+`(?:, )?)+) \| ((?:`[\w/.]+`(?:, )?)+) \|", re.MULTILINE)

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def code(*, suffix: str = ".py") -> str:
    return "\n".join((ROOT / path).read_text("utf-8") for path in TREE if path.endswith(suffix))


@pages
def test_the_files_that_a_page_names_are_there(page: Path) -> None:
    named = set(PATH.findall(page.read_text("utf-8"))) - OF_A_USER
    top = {path.name + "/" * path.is_dir() for path in ROOT.iterdir()}
    there = {end for path in (*TREE, *top) for end in ends(path)}
    assert sorted(named - there) == []


def ends(path: str) -> list[str]:
    """Return the ways to name a path: `a/b/c.py` -> `a/b/c.py`, `b/c.py`, `c.py`."""
    parts = path.removesuffix("/").split("/")
    return ["/".join(parts[first:]) + "/" * path.endswith("/") for first in range(len(parts))]


@pages
def test_the_commands_that_a_page_names_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    modules = {name.replace(".", "/") for name in re.findall(r"python -m ([a-z][\w.]*\w)", text)}
    ours = {name for name in modules if name.partition("/")[0] in PACKAGES}
    assert [name for name in ours if not {f"{name}.py", f"{name}/__main__.py"} & set(TREE)] == []
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets


@pages
def test_the_settings_that_a_page_names_are_read(page: Path) -> None:
    named = set(re.findall(r"NAMNDSVAR_[A-Z_]*[A-Z]", page.read_text("utf-8")))
    assert [name for name in sorted(named) if name not in code() + (ROOT / "Makefile").read_text("utf-8")] == []


def test_the_records_stand_where_the_architecture_says() -> None:
    rows = RECORD.findall((ROOT / "docs" / "architecture.md").read_text("utf-8"))
    assert len(rows) > 10
    for records, places in rows:
        modules = [path for place in ticked(places) for path in TREE if path.startswith(place) and path.endswith(".py")]
        text = "\n".join((ROOT / path).read_text("utf-8") for path in modules)
        for record in ticked(records):
            assert re.search(rf"^class {record}\b", text, re.MULTILINE), (record, places)


def ticked(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)
