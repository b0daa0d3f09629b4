import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from tests.places import ROOT

PACKAGES = ("assistant", "eval", "ingest", "training", "ui")
CIRCLES = "Neither files nor folders of one folder import each other in a circle"
# What breaks each contract: the file that gets the import, and the import.
BREAKS = {
    "Imports run one way": ("ingest/passages/tokens.py", "import assistant.texts"),
    CIRCLES: (
        "assistant/words/match.py",
        "import assistant.search.search",
    ),
    "The assistant sees the library, not how it came about": (
        "assistant/command/read_batch.py",
        "import ingest.read.registry",
    ),
    "The library knows nothing of file formats": ("ingest/store/files/layout.py", "import ingest.read.formats"),
    "Swedish is language and nothing else": ("ingest/language/words.py", "import ingest.document"),
    "Plain text is a reader like the others": ("ingest/pipeline/prepare.py", "import ingest.read.plain.outline"),
    "Chroma": ("ingest/store/index.py", "import chromadb"),
    "PostgreSQL": ("ingest/store/index.py", "import psycopg"),
    "Tantivy": ("ingest/store/index.py", "import tantivy"),
    "PDFium": ("ingest/read/registry.py", "import pypdfium2"),
    "Word and PowerPoint": ("ingest/read/registry.py", "import docx"),
    "Excel": ("ingest/read/registry.py", "import openpyxl"),
    "Streamlit": ("assistant/command/read_batch.py", "import streamlit"),
    "Torch and sentence-transformers": ("assistant/command/read_batch.py", "import torch"),
    "What writes and runs the reader": ("assistant/model/llm.py", "import onnxruntime"),
    "LlamaIndex": ("assistant/command/read_batch.py", "import llama_index"),
    "The server for others' programs stands on top of the assistant": (
        "assistant/ask.py",
        "import assistant.serve.api",
    ),
    "Starlette": ("assistant/workers/crew.py", "import starlette"),
    "What serves others' programs": ("ui/serve.py", "import uvicorn"),
    "HTTP": ("assistant/model/llm.py", "import httpx"),
}


def linted(root: Path) -> str:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([program, "--no-cache"], cwd=root, capture_output=True, text=True).stdout


def sections(report: str) -> dict[str, str]:
    """Return what a report says of each broken contract, by its name."""
    found = re.split(r"^(.+)\n-+\n", report.partition("Broken contracts")[2], flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def report_of(root: Path, names: Collection[str]) -> str:
    """Return what is reported of the contracts where those of `names` are broken."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    for file, line in (BREAKS[name] for name in names):
        with (root / file).open("a", encoding="utf-8") as source:
            source.write(f"\n{line}\n")
    return linted(root)


@pytest.mark.slow
def test_the_contracts_of_imports_hold(tmp_path: Path) -> None:
    report = report_of(tmp_path, ())
    assert " 0 broken" in report, report


@pytest.mark.slow
def test_a_circle_is_noticed(tmp_path: Path) -> None:
    assert CIRCLES in sections(report_of(tmp_path, (CIRCLES,)))


@pytest.mark.slow
def test_each_contract_of_imports_names_what_breaks_it(tmp_path: Path) -> None:
    """All are broken at once, and each tells of its own import."""
    told = sections(report_of(tmp_path, BREAKS.keys() - {CIRCLES}))
    for name, (file, line) in BREAKS.items():
        if name != CIRCLES:
            importer, package = file.removesuffix(".py").replace("/", "."), line.split()[1].split(".")[0]
            assert f"{importer} -> {package}" in told[name], name
