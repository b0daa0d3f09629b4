"""The library of a corpus, built once for the same files and the same code, so that runs are repeatable."""

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import ingest
from eval.questions import Question
from eval.sources import Sources, SourcesError
from ingest.genre.boards import BOARDS
from ingest.settings import Settings
from ingest.store.index import Index

CACHE = Path(tempfile.gettempdir()) / "namndsvar-eval"
KEPT = 3  # libraries of one corpus that stay in the cache: a change, and going back on it, rebuild nothing

_NOTE = "ingestion.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """How fast the library of a corpus was built: `size` bytes of files in `seconds`."""

    files: int
    size: int
    seconds: float

    @property
    def rate(self) -> float:
        """Bytes a second."""
        return self.size / self.seconds


def library_for(corpus: Path, *, cache: Path = CACHE) -> Path:
    """Return the folder of a library of the files of `corpus`, built now unless the cache holds it.

    The cache is keyed by the files' names and bytes, by the code and data of the package that ingests, and by the
    embedding model in use. Raises SourcesError where the corpus is missing.
    """
    if not corpus.is_dir():
        raise SourcesError(f"There is no corpus at {corpus}; name the folder with --corpus.")
    family = cache / _hash(corpus)[:16]
    code = hashlib.sha256(os.environ.get("NAMNDSVAR_EMBEDDER", "").encode())
    code.update(_hash(Path(ingest.__file__).parent).encode())
    library = family / code.hexdigest()[:16]
    if not library.exists():
        _build(corpus, library=library)
        _forget_oldest(family)
    return library


def ingestion_of(library: Path) -> Ingestion | None:
    """Return how fast `library` was built, None where somebody else built it."""
    note = library / _NOTE
    return Ingestion(**json.loads(note.read_text("utf-8"))) if note.is_file() else None


def check_held(index: Index, questions: Iterable[Question], *, sources: Sources) -> None:
    """Raise SourcesError for the first question about a document that the library does not hold."""
    held = {record.file for record in index.documents()}
    for question in questions:
        for file in sources.spans(question.evidence):
            if file not in held:
                raise SourcesError(
                    f"The library does not hold {file}, which question {question.id!r} asks about; "
                    "add the file to it, or leave --library out."
                )


def _build(corpus: Path, *, library: Path) -> None:
    from ingest.pipeline import build  # reads every format; a cached library needs none of it

    library.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=library.parent) as scratch:
        half_built = Path(scratch) / "library"
        started = time.perf_counter()
        boards = corpus / BOARDS
        request = build.Request(paths=(corpus,), boards=boards if boards.is_file() else None)
        reports = list(build.add(request, settings=Settings(library=half_built)))
        seconds = time.perf_counter() - started
        for report in reports:
            if report.error is not None:
                raise SourcesError(f"{report.path.name} of {corpus} cannot be ingested: {report.error}")
        size = sum(report.path.stat().st_size for report in reports)
        note = Ingestion(files=len(reports), size=size, seconds=seconds)
        (half_built / _NOTE).write_text(json.dumps(asdict(note)), "utf-8")
        half_built.rename(library)


def _forget_oldest(family: Path) -> None:
    libraries = sorted(family.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for library in libraries[KEPT:]:
        shutil.rmtree(library, ignore_errors=True)


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
