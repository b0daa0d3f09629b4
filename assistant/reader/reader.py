"""What the assistant asks of a reader, and which one it gets."""

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.reader.folder import folder_of, is_asked_for, is_made
from assistant.reader.package import PACKAGE, PackageDamaged, package_file
from assistant.reader.pairs import Told

_log = logging.getLogger(__name__)
_NEEDED = "onnx"  # writes the model


class Reader(Protocol):
    """Says how likely sentences and rows answer a question."""

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        """Return the log odds that each text answers; each depends on its own texts alone."""


GetsReader = Callable[[], Reader | None]  # opens it at the first call: most questions on tables are never read


class NoReader(Exception):
    """There is no reader; the message says in Swedish why, and what to do."""


def configured_reader(environment: Mapping[str, str] = os.environ) -> Reader | None:
    """Return the reader, made from its package at the first call on a machine; None where `NAMNDSVAR_READER` is off.

    A machine without the package does without one. Why there is none although it is asked for, or although the package
    is there, is told once, in a line of the log, which a command line shows.
    """
    folder = folder_of(environment)
    if folder is None or not (is_asked_for(environment) or is_made(folder) or _can_be_made()):
        return None
    return _known(folder)


@cache  # one for the process: the libraries that are open share it and what it has read
def _known(folder: Path) -> Reader | None:
    try:
        return opened(folder)
    except NoReader as error:
        _log.warning("%s", error)
        return None


def opened(folder: Path) -> Reader:
    """Return the reader in `folder`, which is made where it is missing; raises NoReader."""
    from assistant.reader.judge import Judge, ReaderDamaged  # brings onnxruntime

    if not is_made(folder):
        _make(folder)
    try:
        return Judge(folder)
    except ReaderDamaged as error:
        raise NoReader(texts.READER_DAMAGED.format(folder=folder)) from error


def _can_be_made() -> bool:
    return package_file() is not None and find_spec(_NEEDED) is not None


def _make(folder: Path) -> None:
    package = package_file()
    if package is None or not _can_be_made():
        raise NoReader(texts.READER_NOT_INSTALLED.format(package=PACKAGE if package is None else _NEEDED))
    from assistant.reader.make import make  # brings onnx

    _log.warning(texts.READER_BEING_MADE.format(folder=folder))
    try:
        make(folder, package=package)
    except (PackageDamaged, OSError) as error:
        raise NoReader(texts.READER_NOT_MADE.format(folder=folder, why=error)) from error
