"""What holds for all tests, however they are started, and the one sample library that they ask."""

import gc
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a shell starts what runs in the background with Ctrl+C ignored, and every process that a test starts inherits that
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Streamlit's test bench puts the page in its place; a process that a later test starts would run the page as its own.
_MAIN = sys.modules["__main__"]

# A library is written so that it outlives a loss of power, and tests of its store wait for a disk most of their time; a
# disk in memory lets nobody wait. A container's is often too small: all tests together leave some 300 MB.
_IN_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30  # bytes
if _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))

# Torch reckons in a thread a core. Models of tests are too small for that, and several processes share the cores: their
# threads wait for each other far longer than they reckon.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# Answers by the words alone are the same on every machine; the tests of the reader bring their own.
os.environ["NAMNDSVAR_READER"] = "off"

# How long drawing an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("all", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast part", settings.get_profile("all"), max_examples=25)

_ALL_SLOW = re.compile(r"^pytestmark = (pytest\.mark\.slow$|\[[^]]*pytest\.mark\.slow\b)", re.MULTILINE)


def pytest_configure(config: pytest.Config) -> None:
    """Draw fewer examples of each property where the slow tests are left out."""
    settings.load_profile("fast part" if _is_fast_part(config) else "all")
    gc.disable()  # what is imported stays, and looking through it a dozen times takes seconds in each process


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave a module whose tests are all slow unread in the fast part: what it imports takes seconds too."""
    if not _is_fast_part(config) or not re.fullmatch(r"test_\w+\.py", collection_path.name):
        return None
    return bool(_ALL_SLOW.search(collection_path.read_text("utf-8"))) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that none of them runs alone at the end while the other cores wait."""
    weights: dict[Path, int] = {}
    for item in items:
        weight = 2 if item.get_closest_marker("browser") else 1 if item.get_closest_marker("slow") else 0
        weights[item.path] = max(weight, weights.get(item.path, 0))
    items.sort(key=lambda item: -weights[item.path])


def pytest_collection_finish() -> None:
    """Look for garbage from now on, and not among what was imported."""
    gc.freeze()
    gc.enable()


def _is_fast_part(config: pytest.Config) -> bool:
    return bool(config.option.markexpr == "not slow")


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Keep the main module what it was when the tests began, whatever a test or its fixtures put in its place."""
    sys.modules["__main__"] = _MAIN
    yield
    sys.modules["__main__"] = _MAIN


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a library of the sample, made once for all processes of a run. Who changes it copies it first."""
    run = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    library = run / "sample-library"
    with FileLock(run / "sample-library.lock"):
        if not library.exists():
            reports = list(add(Request(paths=(SAMPLE,)), settings=Settings(library=library)))
            assert all(report.error is None for report in reports)
    return library


@pytest.fixture(scope="session")
def assistant(sample_library: Path) -> Assistant:
    """Return an assistant over the sample, loaded once for each process; a module may ask documents of its own."""
    return Assistant.open(sample_library)
