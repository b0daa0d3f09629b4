"""What an answer from running text and lists tells, and in which order."""

import pytest

from assistant.ask import Assistant
from ingest.build import Request, add
from ingest.describe.overrides import Override
from ingest.settings import Settings

REPORT = """Ekhagens stadsdelsnämnd
Tertialrapport 2 2025

Sammanfattning

• Brett utbud i kulturhuset. I år nås fler unga genom skolbesök och konserter

• Ny trafiklag sedan 1 juli. Nämnden prövar arbetssätt i två områden

• Arbete mot ensamhet fortgår

Lekplatser

Under året rustas tre lekplatser upp:
• Ankdammens lekplats
• Solbackens lekplats
• Kvarnparkens lekplats

Nämnden fick medel till fyra projekt för cyklister.
• Belysning längs Ekstigen
• Nya ställ vid Ekhagens torg
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("report")
    (folder / "rapport.txt").write_text(REPORT, "utf-8")
    request = Request(paths=(folder / "rapport.txt",), override=Override(board="Ekhagen", year=2025))
    list(add(request, settings=Settings(library=folder / "library")))
    return Assistant.open(folder / "library")


def test_an_item_is_told_without_the_end_of_the_one_before_it(assistant: Assistant) -> None:
    *_, last = assistant.ask("Vad säger Ekhagen om ny trafiklag?")
    text = last.answer.text  # type: ignore[union-attr]  # the last event is the finished answer
    assert text.startswith("Ny trafiklag sedan 1 juli.")
    assert "skolbesök" not in text


def test_a_lead_in_is_told_with_the_list_that_follows(assistant: Assistant) -> None:
    *_, last = assistant.ask("Vilka lekplatser rustas upp i Ekhagen?")
    text = last.answer.text  # type: ignore[union-attr]  # the last event is the finished answer
    assert all(name in text for name in ("Ankdammens", "Solbackens", "Kvarnparkens"))
    assert "följer" not in text


def test_a_list_that_is_shorter_than_announced_says_so(assistant: Assistant) -> None:
    *_, last = assistant.ask("Vilka projekt för cyklister fick Ekhagens nämnd medel till?")
    text = last.answer.text  # type: ignore[union-attr]  # the last event is the finished answer
    assert "Ekstigen" in text
    assert "Ekhagens torg" in text
    assert "Texten talar om 4, här följer 2" in text
