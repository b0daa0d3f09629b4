"""Whether a row reaches its target is told whatever the columns are called, and with a part left out if so asked."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2024

Kvistinge Vatten AB

## Ägarens mål

Tabell 1. Ägarens mål

| Mål | Målnivå 2024 | Utfall 2024 |
|---|---|---|
| Soliditet, % | 30 | 33,5 |
| Avbrottstid per kund, minuter | 45 | 131 |
| varav exklusive ovädret Alma | 45 | 38 |
| Nöjd kund-index | 82 | 79 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("judged"), {"ar.md": REPORT})


@pytest.mark.parametrize(
    ("question", "verdict", "figures"),
    [
        ("Klarade bolaget ägarens mål för soliditeten?", "Ja", "33,5 % mot 30 %"),
        ("Nådde vattenbolaget målet för avbrottstiden 2024?", "Nej", "131"),
        ("Klarades målet för avbrottstiden om man räknar bort ovädret?", "Ja", "38"),
        ("Nåddes målet för avbrottstid 2024, exklusive Alma?", "Ja", "38"),
        ("Nådde bolaget målet för nöjda kunder?", "Nej", "79 mot 82"),
    ],
)
def test_the_row_that_is_named_is_held_against_its_target(
    assistant: Assistant, question: str, verdict: str, figures: str
) -> None:
    answer = answer_to(assistant, question)
    assert answer.text.startswith(verdict), answer.text
    assert figures in answer.text


def test_a_part_that_no_row_leaves_out_gets_no_verdict(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Nådde bolaget målet för soliditeten om man räknar bort ovädret?")
    assert answer.refused or not answer.sure or "33,5" not in answer.text, answer.text
