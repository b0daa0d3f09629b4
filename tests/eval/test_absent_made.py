"""Unanswerable questions made from answerable ones."""

import pytest

from assistant.ask import Assistant
from eval.absent.made import Way, made
from eval.questions import Evidence, Kind, Question
from eval.sources import Sources, open_sources
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

_NORTH = """# Verksamhetsberättelse 2024
Norrviks stadsdelsnämnd

## Kajen

Under sommaren lades 41 båtar upp vid kajen.

Nämnden lade upp 41 båtar vid kajen under sommaren.

## Parken

I parken planterades 300 lökar av skolbarn.
"""
_SOUTH = """# Verksamhetsberättelse 2024
Sörviks stadsdelsnämnd

## Stranden

Stranden städades två gånger i veckan.
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assistant, Sources]:
    folder = tmp_path_factory.mktemp("absent")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "norr.md").write_text(_NORTH, "utf-8")
    (documents / "sor.md").write_text(_SOUTH, "utf-8")
    list(add(Request(paths=(documents,)), settings=Settings(library=folder / "library")))
    return Assistant.open(folder / "library"), open_sources(documents)


def question(text: str, line: int, *facts: str) -> Question:
    return Question(
        id=text[:12],
        kind=Kind.PROSE_NUMBER,
        text=text,
        gold="",
        answerable=True,
        facts=tuple((fact,) for fact in facts),
        evidence=(Evidence(doc="norr", first=line, last=line),),
    )


ASKED = (
    question("Hur många båtar lades upp vid kajen i Norrvik?", 6, "41"),
    question("Hur många lökar planterades i Norrvik?", 12, "300"),
)


def test_what_answers_is_gone_with_what_repeats_it(corpus: tuple[Assistant, Sources]) -> None:
    assistant, sources = corpus
    found = [one for one in made(ASKED, assistant=assistant, sources=sources) if one.way is Way.EVIDENCE]
    assert found
    for one in found:
        assert one.text in {asked.text for asked in ASKED}
        fact = "41" if "båtar" in one.text else "300"
        assert not any(fact in unit.ranked.passage.text for unit in one.found.units)


def test_another_board_is_asked(corpus: tuple[Assistant, Sources]) -> None:
    assistant, sources = corpus
    found = [one.text for one in made(ASKED, assistant=assistant, sources=sources) if one.way is Way.BOARD]
    assert all("Sörvik" in text and "Norrvik" not in text for text in found)


def test_another_thing_is_asked_for(corpus: tuple[Assistant, Sources]) -> None:
    assistant, sources = corpus
    found = [one.text for one in made(ASKED, assistant=assistant, sources=sources) if one.way is Way.THING]
    assert all(text not in {asked.text for asked in ASKED} for text in found)


def test_the_same_questions_are_made_each_time(corpus: tuple[Assistant, Sources]) -> None:
    assistant, sources = corpus
    one, other = ([(m.of, m.way, m.text) for m in made(ASKED, assistant=assistant, sources=sources)] for _ in range(2))
    assert one == other
    assert len(one) >= 2


def test_nothing_is_made_of_what_is_unanswerable(corpus: tuple[Assistant, Sources]) -> None:
    assistant, sources = corpus
    absent = Question(id="x", kind=Kind.UNANSWERABLE, text="Vem är chef i Norrvik?", gold="", answerable=False)
    assert not list(made((absent,), assistant=assistant, sources=sources))
