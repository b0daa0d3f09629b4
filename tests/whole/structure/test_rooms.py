"""The house stays one in which people find their way: no module and no folder grows beyond what is taken in at once."""

from collections import Counter
from pathlib import Path

from tests.places import ROOT

MOST_LINES = 250  # of a module
MOST_MODULES = 12  # of a folder; its docstring and what lies in its folders do not count
UNNAMED = {"utils", "util", "helpers", "helper", "common", "base", "core", "types", "misc"}  # say nothing of a module

MODULES = [
    path.relative_to(ROOT)
    for package in ("assistant", "eval", "ingest", "tests", "training", "ui")
    for path in (ROOT / package).rglob("*.py")
    if path.name != "__init__.py"
]


def test_no_module_is_longer_than_one_reads() -> None:
    lengths = {str(path): len((ROOT / path).read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_folder_holds_more_modules_than_one_sees() -> None:
    held = Counter(path.parent for path in MODULES)
    assert {str(folder): modules for folder, modules in held.items() if modules > MOST_MODULES} == {}


def test_a_module_and_a_folder_tell_what_they_are_for() -> None:
    assert [str(path) for path in MODULES if UNNAMED & {*path.parts, path.stem}] == []


def test_a_package_says_what_it_is_for_and_does_nothing_else() -> None:
    faces = [path for package in ("assistant", "eval", "ingest", "training", "ui") for path in inits(ROOT / package)]
    assert len(faces) > 50
    said = {path: path.read_text("utf-8") for path in faces}
    assert [path for path, text in said.items() if not text.startswith('"""') or text.count('"""') != 2] == []
    assert [path for path, text in said.items() if text.rpartition('"""')[2].strip()] == []


def test_every_folder_of_modules_is_a_package_that_says_so() -> None:
    folders = {path.parent for path in MODULES if path.parts[0] != "tests"}
    assert [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()] == []


def inits(package: Path) -> list[Path]:
    return sorted(package.rglob("__init__.py"))
