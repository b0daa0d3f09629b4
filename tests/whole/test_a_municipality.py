"""A municipality's own report, in which its boards are rows, beside that of one of its boards."""

from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.asked import asked

WHOLE = """# Delårsrapport per augusti 2025
Kommunstyrelsen, Bruksåsens kommun

## Sammanfattning
Kommunens resultat för helåret väntas bli 6,2 miljoner kronor.

## Måluppfyllelse

| Mål | Indikator | Målvärde 2025 | Utfall 2025 |
|---|---|---|---|
| Trygg vardag | Andel nöjda i hemtjänsten | 90 % | 86 % |
| | Andel behöriga elever | 84 % | 87 % |
| Nära natur | Andel ekologisk mat | 40 % | 36 % |

## Drift per nämnd (mnkr)

| Nämnd | Budget 2025 | Prognos 2025 | Avvikelse |
|---|---|---|---|
| Kommunstyrelsen | 80,0 | 78,5 | 1,5 |
| Socialnämnden | 410,0 | 421,3 | -11,3 |
| Byggnadsnämnden | 32,0 | 33,1 | -1,1 |
| Finansförvaltningen | -540,0 | -548,1 | 8,1 |
| Summa | -18,0 | -15,2 | -2,8 |

Sjukfrånvaron i kommunen var 6,4 procent.
"""
OTHER = """# Verksamhetsberättelse 2025
Socialnämnden, Granholmens kommun

## Ekonomi
Nämnden redovisar ett överskott på 2,1 miljoner kronor.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("municipality")
    (folder / "kommunen.md").write_text(WHOLE, encoding="utf-8")
    (folder / "grannen.md").write_text(OTHER, encoding="utf-8")
    list(add(Request(paths=(folder,)), settings=Settings(library=folder / "library")))
    return folder / "library"


def ask(library: Path, question: str) -> Answer:
    return asked(Assistant.open(library), question)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("vilken nämnd i Bruksåsen har störst underskott", "Socialnämnden", "Summa"),
        ("Vilka nämnder i Bruksåsens kommun går minus?", "Byggnadsnämnden", "Finansförvaltningen"),
        ("vilken nämnd i Bruksåsen har högst budget 2025", "410,0", "Summa"),
        ("socialnämnden Bruksåsen prognos 2025", "421,3", "2,1"),
        ("Vilka indikatorer når inte målet i Bruksåsen?", "ekologisk mat", "behöriga elever"),
        ("hur går det ekonomiskt för Bruksåsen", "6,2", "Underskott"),
        ("Hur går det ekonomiskt för kommunstyrelsen?", "Sämre än budget", "Underskott"),
        ("Hur gick det för Granholmen 2025?", "2,1", "6,2"),
        ("Hur stort väntas resultatet bli i Bruksåsens kommun 2025?", "6,2", "Underskott"),
    ],
)
def test_what_its_boards_do_is_read_from_its_report(library: Path, question: str, told: str, not_told: str) -> None:
    answer = ask(library, question)
    assert not answer.refused
    assert told in answer.text
    assert not_told not in answer.text


@pytest.mark.parametrize(
    "question",
    ["hur hög är sjukfrånvaron i socialnämnden i Bruksåsen", "Hur många ärenden har socialnämnden i Bruksåsen?"],
)
def test_what_it_says_of_all_is_no_answer_for_one_of_its_boards(library: Path, question: str) -> None:
    assert ask(library, question).refused
