import pytest

from assistant.ask import Assistant
from assistant.tell.extracting.contradictions import figures
from ingest.describe.overrides import Override
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

REPORT = """Ekhagens stadsdelsnämnd
Verksamhetsplan 2026

Sammanfattning

Nämnden ansöker om 0,7 mnkr för belysning längs Bäckstigen. Nämnden har 14 parker.

Förskola

Verksamhetsområdet räknar med ett överskott om 3,1 mnkr i prognosen.

Äldreomsorg

Verksamhetsområdet räknar med ett överskott om 0,4 mnkr i prognosen.

Investeringar

För belysning längs Bäckstigen ansöker nämnden om 0,9 mnkr. I parkerna sätts 14 bänkar.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("report")
    (folder / "plan.txt").write_text(REPORT, "utf-8")
    request = Request(paths=(folder / "plan.txt",), override=Override(board="Ekhagen", year=2026))
    list(add(request, settings=Settings(library=folder / "library")))
    return Assistant.open(folder / "library")


def answered(assistant: Assistant, question: str) -> tuple[str, list[str]]:
    *_, last = assistant.ask(question)
    answer = last.answer  # type: ignore[union-attr]  # the last event is the finished answer
    return answer.text, [citation.quote for citation in answer.citations]


def test_two_values_for_one_thing_are_both_told_and_cited(assistant: Assistant) -> None:
    text, quotes = answered(assistant, "Hur mycket söker Ekhagen för belysning längs Bäckstigen?")
    assert "0,7 mnkr" in text
    assert "0,9 mnkr" in text
    assert "På ett annat ställe i samma dokument står" in text
    assert len(quotes) >= 2


def test_values_for_two_things_are_no_contradiction(assistant: Assistant) -> None:
    text, _ = answered(assistant, "Hur stort överskott räknar förskolan i Ekhagen med?")
    assert "3,1 mnkr" in text
    assert "annat ställe" not in text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 969 barn sökte 2025.", {("1969", "")}),
        ("Det kostar 0,7 mnkr, 12 procent mer.", {("0,7", "mnkr"), ("12", "%")}),
        ("Under 2025-01-01 till 2026.", set()),
        ("5 miljoner kronor", {("5", "mnkr")}),
    ],
)
def test_figures_with_their_measure(text: str, found: set[tuple[str, str]]) -> None:
    assert figures(text) == found
