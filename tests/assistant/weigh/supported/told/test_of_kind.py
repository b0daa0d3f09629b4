"""A row of the very thing that is asked about answers by a cell of the kind that is asked for, or not at all."""

from pathlib import Path

import pytest

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Avtal

Tabell 1. Avtal

| Område | Leverantör | Ansvarig | Löper ut |
|---|---|---|---|
| Fönsterputs | Blanka Rutor AB | Enhetschef Siv Alm | 2027-05-31 |
| Snöröjning | Plog och Salt HB | Gatuchef | 2026-09-30 |

## Åtgärder

Tabell 2. Åtgärder

| Nr | Åtgärd | Klart |
|---|---|---|
| 1 | Nytt larm för simhallen | 2026-12-31 |
| 2 | Ommålning av ishallen | 2026-10-15 |

## Boenden

Tabell 3. Boenden

| Boende | Inriktning | Lägenheter | Varav tomma |
|---|---|---|---|
| Rönnbacken | Somatik | 42 | 3 |
| Videgården | Demens | 28 | 1 |

## Ekonomi

Tabell 4. Utfall, tkr

| Verksamhet | Budget 2025 | Utfall 2025 |
|---|---|---|
| Simhall | 8 200 | 8 450 |
| Ishall | 5 100 | 4 980 |

## Personal

Tabell 5. Personal

| Mått | Utfall 2025 |
|---|---|
| Andel heltid, % | 81 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kvarnhöjden", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("kinds"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vilken leverantör har Kvarnhöjden för fönsterputs?", "Blanka Rutor AB"),
        ("Vem ansvarar för snöröjningen i Kvarnhöjden?", "Gatuchef"),
        ("Hur många lägenheter har Rönnbacken i Kvarnhöjden?", "42"),
        ("Vad kostade simhallen i Kvarnhöjden 2025?", "8 450"),
        ("Hur stor andel arbetar heltid i Kvarnhöjden 2025?", "81"),
    ],
)
def test_a_cell_of_the_kind_asked_for_answers(library: Path, question: str, said: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vilken leverantör levererar det nya larmet för simhallen i Kvarnhöjden?",
        "Hur stor var avtalstroheten för simhallen i Kvarnhöjden 2025?",
        "Hur många boende är det i varje lägenhet på Rönnbacken i Kvarnhöjden?",
        "Vem är enhetschef på Videgården i Kvarnhöjden?",
        "Vad heter gatuchefen i Kvarnhöjden som ansvarar för snöröjning?",
        "Vad kostar en lägenhet på Rönnbacken i Kvarnhöjden?",
        "Vilket vite betalar Plog och Salt för snöröjningen i Kvarnhöjden?",
        "Hur stor andel av lägenheterna på Videgården i Kvarnhöjden är tvåor?",
    ],
)
def test_a_cell_of_another_kind_is_no_answer(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused, answer.text


@pytest.mark.parametrize("onward", ["och matsalar?", "Vem har fastställt det?"])
def test_a_follow_up_on_something_else_is_not_answered_by_the_same_cell(library: Path, onward: str) -> None:
    assistant = Assistant.open(library)
    *_, first = assistant.ask("Hur många lägenheter har Rönnbacken i Kvarnhöjden?")
    assert isinstance(first, Finished)
    assert "42" in first.answer.text
    *_, second = assistant.ask(onward, EMPTY.add(first.answer))
    assert isinstance(second, Finished)
    assert second.answer.refused, second.answer.text
