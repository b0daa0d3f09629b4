"""What is told of a topic in its main points, and of a report as a whole."""

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.tell.main_points import asks_main_points
from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

REPORT = """# Ekhagens stadsdelsnämnd
Tertialrapport 2 2025

## Sammanfattande analys

Nämnden räknar med ett litet överskott vid årets slut. Köerna till förskolan har kortats.
Hemtjänsten har fått en ny schemamodell som personalen har varit med om att ta fram.

## Parker

Tre parker har rustats under våren. I Kvarnparken har belysningen bytts ut. Parkerna har fått nya bänkar.
Skötseln av parkerna görs sedan maj av nämndens egen personal.

## Ungdomar

Två fritidsgårdar har haft öppet hela sommaren. Feriejobb erbjöds 300 ungdomar.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("report")
    (folder / "rapport.md").write_text(REPORT, "utf-8")
    override = Override(board="Ekhagen", year=2025, type=ReportType.SECOND_TERTIAL)
    list(add(Request(paths=(folder / "rapport.md",), override=override), settings=Settings(library=folder / "lib")))
    return Assistant.open(folder / "lib")


def answer(assistant: Assistant, question: str) -> Answer:
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer


def test_a_report_is_summed_up_by_its_own_summary(assistant: Assistant) -> None:
    told = answer(assistant, "Sammanfatta Ekhagens tertialrapport 2")
    assert not told.refused
    assert "litet överskott" in told.text
    assert "fritidsgårdar" not in told.text
    assert told.citations


def test_a_topic_is_summed_up_by_the_sentences_about_it(assistant: Assistant) -> None:
    told = answer(assistant, "Vad är viktigast om parkerna i Ekhagen?")
    assert "Tre parker har rustats" in told.text
    assert "egen personal" in told.text
    assert "Feriejobb" not in told.text
    assert told.text.count("•") <= 8


def test_a_topic_that_is_not_there_is_not_summed_up(assistant: Assistant) -> None:
    assert answer(assistant, "Sammanfatta arbetet med rymdfart i Ekhagen").refused


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Sammanfatta planen", True),
        ("samanfatta T2", True),
        ("Vad är viktigast i planen?", True),
        ("Kort: varför går nämnden back?", True),
        ("Vad handlar rapporten om?", True),
        ("Hur kort är kön?", False),
        ("Vilken indikator är viktig?", False),
        ("Vad är årsmålet för sjukfrånvaro?", False),
    ],
)
def test_main_points_are_asked_for_in_many_ways(question: str, asks: bool) -> None:
    assert asks_main_points(question) is asks
