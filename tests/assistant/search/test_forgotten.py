"""What is remembered of the texts of a document is forgotten once the document is removed."""

from contextlib import closing
from pathlib import Path

import numpy as np

from assistant.ask import Assistant
from eval.run.collect import answer
from ingest.language import remembered
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.index import Index
from ingest.store.removing import remove

QUESTION = "Vad gör nämnden åt {}?"


class Remembering:
    """Remembers what it is told."""

    def __init__(self, text: str) -> None:
        self.texts = np.array([text])
        remembered.remembers(self)

    def forget(self) -> None:
        self.texts = np.array([""])[:0]


def held() -> int:
    """Return how many texts functions remember something of."""
    return sum(function.cache_info().currsize for function in remembered._FUNCTIONS)


def report(folder: Path, board: str, about: str) -> Path:
    path = folder / f"{board.lower()}.txt"
    path.write_text(
        f"{board} verksamhetsplan 2025\n\nUppdrag\n\nNämnden arbetar för {about} med nya lokaler och fler händer.\n",
        "utf-8",
    )
    return path


def test_texts_are_forgotten_with_a_document_and_not_with_one_that_is_added(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path / "library")
    first = (report(tmp_path, "Kulturnämnden", "körsången"), report(tmp_path, "Socialnämnden", "hemtjänsten"))
    list(add(Request(paths=first), settings=settings))
    assistant = Assistant.open(settings.library)
    one = Remembering("körsången")
    before = answer(assistant, QUESTION.format("hemtjänsten"))
    assert answer(assistant, QUESTION.format("körsången")).citations
    known = held()
    assert known

    list(add(Request(paths=(report(tmp_path, "Miljönämnden", "sjöarna"),)), settings=settings))
    with closing(assistant._index.pinned()) as view:
        assistant._within(view)
    assert held() >= known
    assert one.texts.size

    gone = next(record.id for record in Index.open(settings.library).documents() if "kultur" in record.file)
    remove(settings, [gone])
    assert answer(assistant, QUESTION.format("hemtjänsten")).text == before.text
    assert held() < known
    assert not one.texts.size
