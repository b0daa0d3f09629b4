"""Changes that a table tells itself, in a column of its own, beside those that must be worked out."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

FEES = """# Mål och budget 2026
Granbygds kommun

## Taxor

| Avgift | 2025 | 2026 | Förändring |
|---|---|---|---|
| Matdistribution, kr/portion | 62 | 66 | 6,5 % |
| Simhall, vuxen | 70 | 80 | 14,3 % |
| Kulturskola, kr/termin | 600 | 600 | 0 % |
| Torgplats, kr/dag | 120 | 108 | -10 % |
| Bygglov, nytt hus | 28 000 | 28 840 | 3,0 % |

## Ramar

| Verksamhet (tkr) | Budget 2026 | Förändring |
|---|---|---|
| Förskola | 88 000 | -2 100 |
| Grundskola | 146 500 | 6 500 |
| Fritidshem | 19 100 | -900 |
| Summa | 253 600 | 3 500 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("fees"), {"budget.md": FEES})


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("Vilka avgifter höjs med mer än 5 procent 2026?", ("Matdistribution", "Simhall"), ("Bygglov", "Torgplats")),
        ("Vilka avgifter sänks med mer än 5 procent?", ("Torgplats",), ("Simhall", "Matdistribution")),
        ("Vilken avgift höjs mest i procent 2026?", ("Simhall", "14,3"), ("Torgplats",)),
        ("Vilka verksamheter minskar 2026?", ("Förskola", "Fritidshem"), ("Grundskola", "Summa")),
        ("Vilken verksamhet får störst ökning?", ("Grundskola", "6"), ("Förskola", "Summa")),
        ("Vilken verksamhet minskar mest?", ("Förskola",), ("Grundskola", "Fritidshem")),
    ],
)
def test_a_change_is_read_where_the_table_tells_it(
    assistant: Assistant, question: str, told: tuple[str, ...], not_told: tuple[str, ...]
) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert all(text in answer.text for text in told), answer.text
    assert not any(text in answer.text for text in not_told), answer.text
