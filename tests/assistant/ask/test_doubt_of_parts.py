"""Each board of a comparison and each part of a question is decided on as any answer: sure, uncertain or refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import texts
from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.search.gather import Gathered
from assistant.settings import DEFAULT
from assistant.tell.in_two.second import told_second
from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

REPORTS = {
    "Ekhagen": """# Ekhagens stadsdelsnämnd

## Cykling

Nämnden lånar ut cyklar till barn hela sommaren vid Kvarnparken.
""",
    "Sjöbo": """# Sjöbo stadsdelsnämnd

## Cykling

Barn får låna hjälm och cykel på lördagar vid torget i Sjöbo.

## Åtgärder

| Åtgärd | Ansvarig | Klart senast |
|---|---|---|
| Byta trasiga cykelställ | Parkingenjör Ylva Torn | 2026-05-15 |
| Måla övergångsställen | Gatuchef Nils Frid | 2026-09-01 |

## Bryggan

Bryggan vid Norrviken byts ut för högst 310 000 kronor. Arbetet görs i maj.

Anbud lämnades av fyra företag. Lägst pris hade Brygg och Båt i Söder AB.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for board, text in REPORTS.items():
        (folder / f"{board}.md").write_text(text, "utf-8")
        override = Override(board=board, year=2026, type=ReportType.PLAN)
        list(add(Request(paths=(folder / f"{board}.md",), override=override), settings=Settings(library=folder / "l")))
    return folder / "l"


def answer(library: Path, question: str, *, least_sure: float = 0.0, least_support: float = 0.0) -> Answer:
    settings = replace(DEFAULT, least_sure=least_sure, least_support=least_support)
    *_, last = Assistant.open(library, settings=settings).ask(question)
    assert isinstance(last, Finished)
    return last.answer


BOTH = "Var lånar barn cyklar i Ekhagen och Sjöbo?"


def test_boards_that_answer_surely_say_nothing_of_doubt(library: Path) -> None:
    told = answer(library, BOTH)
    assert told.sure
    assert "Kvarnparken" in told.text
    assert "torget" in told.text
    assert texts.UNSURE_LINE not in told.text


def test_where_no_board_is_sure_it_is_said_once_before_them(library: Path) -> None:
    told = answer(library, BOTH, least_sure=1.01)
    assert not told.sure
    assert told.text.startswith(texts.UNSURE)
    assert texts.UNSURE_LINE not in told.text
    assert "Kvarnparken" in told.text
    assert "torget" in told.text


def test_a_board_that_is_less_sure_than_the_other_is_marked(library: Path) -> None:
    assistant = Assistant.open(library)
    supports = sorted(one.support for one in _gathered(assistant))
    assert supports[0] < supports[1]
    told = answer(library, BOTH, least_sure=sum(supports) / 2)
    assert told.sure
    assert told.text.count(texts.UNSURE_LINE) == 1
    assert told.comparison is not None
    assert sum(text.startswith(texts.UNSURE_LINE) for _, text in told.comparison.rows) == 1


def test_where_no_board_answers_the_nearest_of_each_is_quoted(library: Path) -> None:
    told = answer(library, BOTH, least_support=2.0)
    assert told.refused
    assert told.text.startswith(texts.NOT_SURELY)
    assert "Kvarnparken" in told.text
    assert "torget" in told.text
    assert len(told.citations) == 2


@pytest.mark.parametrize(("least_sure", "doubted"), [(0.0, False), (1.01, True)])
def test_a_second_part_is_told_as_sure_as_it_is(library: Path, least_sure: float, doubted: bool) -> None:
    assistant, question = Assistant.open(library), "När lånar Sjöbo ut cyklar?"
    found = assistant.searched(question)
    assert found is not None
    settings = replace(DEFAULT, least_support=0.0, least_sure=least_sure)
    told = told_second(assistant.understood(question), (), gather=lambda _: found.gathered[0], settings=settings)
    assert told.statements[0].text.startswith("På frågans andra del") is doubted
    assert "lördagar" in told.statements[0].text


def test_two_cells_of_one_row_tell_who_does_it_and_when(library: Path) -> None:
    told = answer(library, "Vem ansvarar för att byta trasiga cykelställ, och när ska det vara gjort?")
    assert told.text.count("Ylva Torn") == 1
    assert told.text.count("2026-05-15") == 1
    assert "Frid" not in told.text


def test_who_it_is_is_told_by_a_sentence_near_what_is_told_of_the_other_part(library: Path) -> None:
    told = answer(library, "Vad kostar bryggan vid Norrviken och vem fick bygga den?")
    assert "310 000" in told.text
    assert "Brygg och Båt i Söder AB" in told.text


def test_an_uncertain_answer_says_what_it_lacks_as_a_whole(library: Path) -> None:
    told = answer(library, "När får barn låna hjälm i Sjöbo?", least_sure=1.01)
    assert "lördagar" in told.text
    assert "Där står inte" not in told.text
    told = answer(library, "Hur många barn lånar cyklar i Sjöbo?", least_sure=1.01)
    assert told.refused or told.text.endswith("Där står inte hur mycket eller hur många.")


def _gathered(assistant: Assistant) -> tuple[Gathered, ...]:
    found = assistant.searched(BOTH)
    assert found is not None
    return found.gathered
