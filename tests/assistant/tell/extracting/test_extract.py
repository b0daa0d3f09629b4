"""What an answer from running text and lists tells, and in which order."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from ingest.describe.overrides import Override
from ingest.pipeline.build import Request, add
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


ACCOUNTS = """# Verksamhetsberättelse 2024
Ekhagens stadsdelsnämnd

## Ekonomi

| Verksamhet (mnkr) | Bokslut 2023 | Budget 2024 | Bokslut 2024 | Avvikelse 2024 |
|---|---|---|---|---|
| Förskola | 205,5 | 210,0 | 214,2 | -4,2 |
| Hemtjänst | 93,3 | 95,0 | 92,0 | 3,0 |
"""


@pytest.mark.parametrize(
    "question",
    [
        "Vad var avvikelsen för hemtjänsten 2023?",
        "Vad var budgeten för förskolan 2023?",
        "Vad blev bokslutet för förskolan 2023?",
        "Vad var budgeten och bokslutet för hemtjänsten 2024?",
    ],
)
def test_no_change_is_told_that_nobody_asked_for(question: str, tmp_path: Path) -> None:
    (tmp_path / "vb.md").write_text(ACCOUNTS, "utf-8")
    request = Request(paths=(tmp_path / "vb.md",), override=Override(board="Ekhagen", year=2024))
    list(add(request, settings=Settings(library=tmp_path / "library")))
    *_, last = Assistant.open(tmp_path / "library").ask(question)
    text = last.answer.text  # type: ignore[union-attr]  # the last event is the finished answer
    assert "ökning" not in text.lower()
    assert "minskning" not in text.lower()


FARM = """# Rapport 2025
Ekhagens stadsdelsnämnd

## Djur

Gården har haft öppet alla dagar. Besökarna kom från hela staden. Under sommaren föddes elva lamm på gården.

## Skötsel

Personalen har gått en kurs i djurvård. Lammen på gården vaccinerades i augusti mot fästingar.
"""


def test_the_best_sentence_of_each_passage_comes_before_its_setting(tmp_path: Path) -> None:
    (tmp_path / "rapport.md").write_text(FARM, "utf-8")
    request = Request(paths=(tmp_path / "rapport.md",), override=Override(board="Ekhagen", year=2025))
    list(add(request, settings=Settings(library=tmp_path / "library")))
    *_, last = Assistant.open(tmp_path / "library").ask("Vad säger Ekhagen om lammen på gården?")
    text = last.answer.text  # type: ignore[union-attr]  # the last event is the finished answer
    told = [text.find(part) for part in ("vaccinerades", "elva lamm")]
    settings = [at for at in (text.find("kurs i djurvård"), text.find("hela staden")) if at >= 0]
    assert min(told) >= 0
    assert all(max(told) < at for at in settings)
