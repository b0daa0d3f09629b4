"""The first year in which a row reaches a share is told, where it is asked when it does, and nothing for none."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Budget 2026 med plan 2027–2028

Kvistinge kommun

## Resultat

| Mått | Budget 2025 | Budget 2026 | Plan 2027 | Plan 2028 |
|---|---|---|---|---|
| Årets resultat, mnkr | 4,0 | 6,0 | 15,0 | 22,0 |
| Resultat i procent av skatteintäkter | 0,6 | 0,8 | 1,9 | 2,6 |
| Soliditet, % | 18 | 19 | 22 | 26 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("reached"), {"budget.md": REPORT})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vilket år når Kvistinge sitt resultatmål på 1,5 procent?", "Först plan 2027 (1,9 %)"),
        ("När når kommunen ett resultat på två procent?", "Först plan 2028 (2,6 %)"),
        ("Vilket år kommer soliditeten upp till 20 procent?", "Först plan 2027 (22 %)"),
    ],
)
def test_the_first_year_that_reaches_it_leads(assistant: Assistant, question: str, first: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.sure
    assert answer.text.startswith(first), answer.text


@pytest.mark.parametrize(
    "question", ["Vilket år når Kvistinge tre procents resultat?", "Vilket år når nöjdheten 80 procent?"]
)
def test_what_no_year_reaches_or_no_row_tells_is_refused(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused or not answer.sure, answer.text
