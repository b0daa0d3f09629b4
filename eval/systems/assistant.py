"""The assistant as a system to evaluate, whole and with one part switched off."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.lasting import settle
from assistant.model.endpoint import Endpoint
from assistant.model.llm import chat_model
from assistant.settings import DEFAULT, Settings
from eval.systems.system import Asks, System

OURS = "Nämndsvar"
PARTS = {
    "vectors": (replace(DEFAULT, vector_weight=0.0), "words only"),
    "words": (replace(DEFAULT, word_weight=0.0), "vectors only"),
    "scope": (replace(DEFAULT, scope_filter=False), "no scope filter"),
    "reader": (replace(DEFAULT, read=0), "without the reader"),
}


def ours(settings: Settings = DEFAULT, *, name: str = OURS) -> System:
    """Return the assistant with `settings`."""
    return System(name=name, open=_opener(settings))


def without(part: str) -> System:
    """Return the assistant without one of PARTS."""
    settings, name = PARTS[part]
    return ours(settings, name=name)


def without_parts() -> tuple[System, ...]:
    """Return the assistant without each of its parts in turn."""
    return tuple(without(part) for part in PARTS)


def written(endpoint: Endpoint, settings: Settings = DEFAULT) -> System:
    """Return the assistant whose answers the model at `endpoint` writes."""

    def open_on(library: Path) -> Asks:
        from assistant.ask import Assistant

        return Assistant.open(library, settings=settings, written=False).with_model(chat_model(endpoint, settings))

    return System(name=f"{OURS} + {endpoint.name}", open=open_on)


def _opener(settings: Settings) -> Callable[[Path], Asks]:
    """Return what opens the assistant in the documents' own words, whatever model the environment names."""

    def open_on(library: Path) -> Asks:
        from assistant.ask import Assistant  # loads the indexes' libraries, which --help does without

        assistant = Assistant.open(library, settings=settings, written=False)
        settle()
        return assistant

    return open_on
