import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

PACKAGES = ("assistant", "eval", "ingest", "training", "ui")
# What breaks each contract: the file that gets the import, and the import.
BREAKS = {
    "Imports run one way": ("ingest/passages/tokens.py", "import assistant.texts"),
    "Neither files nor folders of one folder import each other in a circle": (
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


@pytest.mark.slow
def test_each_contract_of_imports_notices_what_breaks_it(tmp_path: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert "0 broken" in linted(tmp_path)
    for name, (file, line) in BREAKS.items():
        path = tmp_path / file
        whole = path.read_text("utf-8")
        path.write_text(f"{whole}\n{line}\n", "utf-8")
        assert f"{name} BROKEN" in linted(tmp_path), name
        path.write_text(whole, "utf-8")
