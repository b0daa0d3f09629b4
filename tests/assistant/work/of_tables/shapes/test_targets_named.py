"""Targets named in one word with what they are of, budgets that are kept, and rows named one by one."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2024

Omsorgsnämnden, Kvistinge kommun

## Frånvaro

| Enhet | Sjukfrånvaro 2023, % | Sjukfrånvaro 2024, % | Mål 2024, % |
|---|---|---|---|
| Nattlaget | 8,8 | 9,3 | 8,5 |
| Daglaget | 7,1 | 6,6 | 7,0 |
| Gruppboendet | 6,0 | 6,4 | 6,5 |

## Ekonomi

Belopp i mnkr.

| Område | Budget 2024 | Bokslut 2024 |
|---|---|---|
| Hemvård | 51,0 | 53,4 |
| Boende | 70,5 | 69,8 |
| Dagverksamhet | 9,9 | 9,9 |

## Byggen

Belopp i mnkr.

| Projekt | Total budget | Upparbetat 2024 | Beräknad slutkostnad |
|---|---|---|---|
| Nytt kök | 6,0 | 2,2 | 6,9 |
| Hiss i Lunden | 3,5 | 3,1 | 3,4 |
"""


@pytest.fixture(scope="module")
def care(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("care"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Klarar nattlaget sjukfrånvaromålet?", "Nej"),
        ("Nådde daglaget sjukfrånvaromålet 2024?", "Ja"),
        ("Vilka enheter klarade sjukfrånvaromålet 2024?", "Två av tre"),
        ("Hur långt ifrån sjukfrånvaromålet ligger nattlaget 2024?", "0,8"),
        ("Var var sjukfrånvaron högst 2024, i daglaget eller nattlaget?", "Nattlaget"),
        ("Vilken enhet hade lägst sjukfrånvaro 2023, daglaget eller gruppboendet?", "Gruppboendet"),
        ("Höll hemvården sin budget 2024?", "2,4 mnkr högre"),
        ("Håller det nya köket sin budget?", "0,9 mnkr högre"),
        ("Har hemvården hållit sin budget 2024?", "2,4 mnkr högre"),
    ],
)
def test_a_target_or_a_budget_is_held_against_what_came(care: Assistant, question: str, told: str) -> None:
    answer = answer_to(care, question)
    assert told in answer.text
    assert not answer.refused


def test_a_budget_alone_does_not_tell_whether_it_is_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    told = "# Verksamhetsplan 2025\n\nHamnnämnden, Kvistinge kommun\n\n## Budget\n\nBelopp i tkr.\n\n"
    table = "| Område | Budget 2025 |\n|---|---|\n| Kranar | 410 |\n| Bryggor | 1 200 |\n| Fyrar | 90 |\n"
    harbour = library_of(tmp_path_factory.mktemp("plan"), {"vp.md": told + table})
    answer = answer_to(harbour, "Håller bryggorna sin budget?")
    assert answer.refused or not answer.sure
