"""What a library costs on PostgreSQL and Chroma: bytes a passage in each, how long a search takes, what it finds.

`python -m tests.ingest.shared_cost --passages 3000 10000` starts servers of its own; docs/deploy.md has the figures.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg

from eval.scale.text import question, write_reports
from ingest.pipeline.build import Request, add
from ingest.settings import read_settings
from ingest.store.index import Index
from ingest.store.machines.joining import join
from ingest.store.removing import remove
from ingest.store.vectors.served.serving import ServedVectors
from tests.ingest import chroma_server, postgres_server
from tests.ingest.served_recall import compared

_SECTIONS, _PASSAGES_EACH = 70, 280  # of a report
_SEARCHES = 40
_TABLES = {
    "texts, passages, tables": ("documents", "passages", "tables", "meta", "shards", "leavings", "sealed"),
    "facts": ("fact_rows", "facts"),
    "files (originals, word index)": ("files", "sealed_files", "originals"),
}


def measure(passages: int, folder: Path) -> list[tuple[str, str]]:
    """Return what is measured of a library of some `passages`, a line each."""
    with postgres_server.running() as database, chroma_server.running(folder / "chroma") as vectors:
        url = database.library()
        settings = read_settings(
            {"NAMNDSVAR_DATABASE_URL": url, "NAMNDSVAR_CHROMA_URL": vectors}, library=folder / "library"
        )
        join(settings)
        choose = random.Random(1)
        count = max(1, passages // _PASSAGES_EACH)
        facts = write_reports(folder / "reports", count=count, sections=_SECTIONS, seed=1)
        began = time.monotonic()
        list(add(Request(paths=(folder / "reports",)), settings=settings))
        seconds = time.monotonic() - began
        with closing(Index.open(settings.library, settings=settings)) as index, closing(index.pinned()) as view:
            count = view.passage_count()
            windows = sum(record.windows for record in view.documents())
            asked = [question(choose.choice(facts), choose) for _ in range(_SEARCHES)]
            words, near = _median(view.search_words, asked), _median(view.search_vectors, asked)
            one, other = view.documents()[:2]
            served = ServedVectors(vectors, view.place.library).collection(view.place.collection)
            found = list(compared(view, served, asked))
        lines = [("passages, vectors", f"{count:,}, {windows:,}"), ("seconds to add", f"{seconds:.0f}")]
        sizes = {f"PostgreSQL: {name}": _bytes(url, tables) for name, tables in _TABLES.items()}
        sizes["Chroma: vectors"] = _folder(folder / "chroma")
        sizes["each machine: word index"] = _folder(settings.library / "words")
        lines += [(f"{name}, bytes a passage", f"{size / count:,.0f}") for name, size in sizes.items()]
        lines.append(("search by words, by vectors: ms", f"{words:.1f}, {near:.1f}"))
        lines += found
        began = time.monotonic()
        remove(settings, [one.id])
        lines.append(("seconds to remove one report", f"{time.monotonic() - began:.1f}"))
        began = time.monotonic()
        served.delete([str(other.shard)])
        lines.append((f"seconds to delete {other.windows} vectors", f"{time.monotonic() - began:.2f}"))
    return lines


def _median(search: Callable[[str], object], asked: list[str]) -> float:
    taken = []
    for text in asked:
        began = time.perf_counter()
        search(text)
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def _bytes(url: str, tables: tuple[str, ...]) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(b"VACUUM")
        sizes = [connection.execute(b"SELECT pg_total_relation_size(%s)", (table,)).fetchone() for table in tables]
    return sum(int(size[0]) for size in sizes if size is not None)


def _folder(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[3_000, 10_000])
    for passages in parser.parse_args().passages:
        with tempfile.TemporaryDirectory() as folder:
            for name, figure in measure(passages, Path(folder)):
                sys.stdout.write(f"{name:<48} {figure:>30}\n")
            sys.stdout.write("\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
