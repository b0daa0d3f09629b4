"""Opens the library once per process, and says in Swedish what to do when it cannot be opened."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.answer import Finished, Scope
from assistant.model.errors import ModelError
from assistant.suggest.examples import Example, candidates
from assistant.workers.crew import Crew
from assistant.workers.errors import WorkError
from assistant.workers.limits import read_limits
from ingest.embed.errors import EmbedderError
from ingest.errors import BadBoardList
from ingest.store.errors import (
    CatalogueDamaged,
    IndexDamaged,
    LibraryError,
    LibraryMissing,
    OtherEmbedder,
    OtherVersion,
)
from ui import texts
from ui.asking import Asking
from ui.sources import within

if TYPE_CHECKING:
    from ingest.store.index import Index


_log = logging.getLogger(__name__)
_EXAMPLES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A library that can be asked, in its state `version`; `starters` gives questions to start with, by the limits."""

    assistant: Asking
    starters: Callable[[Scope], tuple[str, ...]]
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Why there is nothing to ask: a title, a sentence, and what to do, as Markdown.

    `command` is for whoever runs the program; it stands in the server's log and never on the page.
    """

    title: str
    sentence: str
    remedy: str = ""
    command: str = ""


def library_folder() -> Path:
    """Return the library's folder: `-- --library DIR` after the script, else NAMNDSVAR_LIBRARY, else ./library."""
    arguments = sys.argv[1:]
    if "--library" in arguments[:-1]:
        return Path(arguments[arguments.index("--library") + 1])
    return Path(os.environ.get("NAMNDSVAR_LIBRARY") or "library")


def opened(library: Path) -> "Opened | Closed":
    """Return the open library in the folder `library`, in its newest state, or why there is none to ask."""
    try:
        found = _newest(str(library))
    except LibraryError as error:
        _log.warning("Could not open the library: %s", error)
        _watched.clear()
        found_closed = closed(error, library=library)
        if found_closed.command:
            _log.warning("What may help: %s", found_closed.command)
        return found_closed
    except BadBoardList as error:
        _log.warning("Could not read the list of boards: %s", error)
        _watched.clear()
        return Closed(title=texts.CLOSED_LIBRARY_TITLE, sentence=str(error))
    except (ModelError, EmbedderError, WorkError) as error:
        _log.warning("Could not use a model: %s", error)
        _watched.clear()
        return Closed(title=texts.MODEL_TITLE, sentence=str(error))
    return found if found.assistant.sources() else closed_empty(library)


def _newest(library: str) -> "Opened":
    index = _watched(library)
    return _opened(library, _index=index, version=index.version())


@st.cache_resource(show_spinner=texts.OPENING)
def _watched(library: str) -> "Index":
    """Return the library's index, to see by its version when another process has changed it."""
    from ingest.store.index import Index  # brings the heavy libraries; the environment must be set before

    return Index.open(Path(library))


@st.cache_resource(show_spinner=texts.OPENING, max_entries=2)
def _opened(library: str, *, _index: "Index", version: str) -> "Opened":
    """Return what the page needs of the state `version` of the library; one for all who have the page open."""
    from assistant.ask import Assistant

    crew = Crew(Path(library), size=read_limits(os.environ).crew).begin()
    assistant = Asking(Assistant.open(Path(library), models=False), crew)

    @cache
    def starters(limits: Scope) -> tuple[str, ...]:
        sources = within(assistant.sources(), limits)
        return tuple(_answered(crew, candidates(sources, tables_of=_index.tables, passages_of=_index.section)))

    return Opened(assistant=assistant, starters=starters, version=version)


def _answered(crew: Crew, examples: tuple[Example, ...]) -> Iterator[str]:
    """Yield the first of `examples` that are answered as they were meant, so that none disappoints."""
    found = 0
    for example in examples:
        # No language model is asked before somebody asks.
        events = crew.ask(example.question, written=False, aside=True)
        if any(isinstance(event, Finished) and example.fits(event.answer) for event in events):
            found += 1
            yield example.question
        if found == _EXAMPLES:
            return


def closed_empty(library: Path) -> Closed:
    """Return what to say of a library without documents."""
    return Closed(
        title=texts.EMPTY_LIBRARY_TITLE,
        sentence=texts.EMPTY_LIBRARY.format(library=library),
        remedy=texts.ADD_DOCUMENTS,
        command=texts.ADD_COMMAND.format(library=library),
    )


def closed(error: LibraryError, *, library: Path) -> Closed:
    """Return what to say of `error`."""
    match error:
        case LibraryMissing():
            return Closed(
                title=texts.NO_LIBRARY_TITLE,
                sentence=texts.NO_LIBRARY.format(library=library),
                remedy=texts.ADD_DOCUMENTS,
                command=texts.ADD_COMMAND.format(library=library),
            )
        case OtherVersion():
            return Closed(
                title=texts.CLOSED_LIBRARY_TITLE,
                sentence=texts.OTHER_VERSION.format(library=library, found=error.found, expected=error.expected),
                remedy=texts.REBUILD,
                command=texts.REBUILD_COMMAND.format(library=library),
            )
        case CatalogueDamaged():
            return Closed(
                title=texts.CLOSED_LIBRARY_TITLE,
                sentence=texts.CATALOGUE_DAMAGED.format(library=library),
                remedy=texts.REBUILD,
                command=texts.REBUILD_COMMAND.format(library=library),
            )
        case IndexDamaged() | OtherEmbedder():
            return Closed(
                title=texts.CLOSED_LIBRARY_TITLE,
                sentence=texts.INDEX_DAMAGED.format(library=library),
                remedy=texts.REBUILD,
                command=texts.REBUILD_COMMAND.format(library=library),
            )
        case _:
            return Closed(
                title=texts.CLOSED_LIBRARY_TITLE,
                sentence=texts.UNREADABLE.format(library=library),
                remedy=texts.VERIFY,
                command=texts.VERIFY_COMMAND.format(library=library),
            )
