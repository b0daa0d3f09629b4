"""What a question leaves out leads no answer, and what leans on no other sentence is told before it."""

from pathlib import Path

import pytest

from assistant.weigh.by_form.left_out import left_out
from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsplan 2026

## Nya enheter

Nämnden anmäler tre nya enheter inom hemtjänsten 2026: Norr, Söder och Öster.

Nämnden anmäler badhuset och fritidsbanken som nya enheter 2026.

## Lokaler

Under året byggs skolköken om i tre skolor. Under året byggs även bibliotekets entré om.

## Fest

Midsommarfesten ordnas tillsammans med Strandgården och hembygdsföreningar.

## Lärande

Att ta vara på erfarenhet inom organisationen är en viktig friskfaktor för alla medarbetare i nämndens olika
verksamheter och för dem som börjar. Kommunen har därför tagit fram konceptet ”Kliv över” där medarbetare byter
arbetsplats en dag.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Strandbyn", year=2026, type=ReportType.PLAN)
    return library_of(tmp_path_factory.mktemp("left_out"), {"vp.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vilka enheter är nya förutom hemtjänsten?", {"hemtjansten"}),
        ("Vad byggs om, bortsett från skolor och förskolor?", {"skolor", "och", "forskolor"}),
        ("Vilka mål nåddes om man bortser från de ekonomiska?", {"ekonomiska"}),
        ("Vilka andra än biblioteket byggs om?", {"biblioteket"}),
        ("Vilka enheter är nya?", set()),
    ],
)
def test_what_a_question_leaves_out_is_heard(question: str, words: set[str]) -> None:
    assert left_out(question) == words


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vilka nya enheter anmäler Strandbyn 2026 förutom hemtjänsten?", "badhuset"),
        ("Vilka nya enheter anmäler Strandbyn om man bortser från hemtjänsten?", "badhuset"),
        ("Vad byggs om i Strandbyn utöver skolköken?", "bibliotekets entré"),
        ("Vilka, förutom hembygdsföreningar, ordnar Strandbyn midsommarfesten med?", "Strandgården"),
        ("Vad heter konceptet där medarbetare i Strandbyn byter arbetsplats?", "Kliv över"),
    ],
)
def test_what_is_left_out_and_what_only_leads_in_come_after_the_answer(
    library: Path, question: str, first: str
) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert first in answer.text[:150]


def test_where_nothing_is_left_out_it_is_told(library: Path) -> None:
    assert "Norr" in told(library, "Vilka nya enheter inom hemtjänsten anmäler Strandbyn 2026?").text[:150]
