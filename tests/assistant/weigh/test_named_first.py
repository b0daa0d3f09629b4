"""What holds the names of a question leads before what meets more of its other words."""

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

REPORT = """# Årsrapport 2025 för Strandbolaget

## Fastigheter

Bolaget fick pengar för förstudien av hamnen och pengar för bryggan.

Under våren såldes kvarteret Kaptenen för 7,5 mnkr.

Bolaget får bidrag med 2,1 mnkr.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("report")
    (folder / "rapport.md").write_text(REPORT, "utf-8")
    list(add(Request(paths=(folder / "rapport.md",)), settings=Settings(library=folder / "library")))
    return Assistant.open(folder / "library")


def ask(assistant: Assistant, question: str) -> Answer:
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer


def test_the_sentence_with_the_name_is_told(assistant: Assistant) -> None:
    told = ask(assistant, "Hur mycket pengar fick bolaget för kvarteret Kaptenen?")
    assert not told.refused
    assert told.text.startswith("Under våren såldes kvarteret Kaptenen för 7,5 mnkr")


def test_a_name_that_nothing_holds_is_refused_as_before(assistant: Assistant) -> None:
    assert ask(assistant, "Hur mycket pengar fick bolaget för kvarteret Matrosen?").refused
