"""What something costs is told by the column of money, and a bound that one row tells by that row."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Vårdnämnden i Kvistinge

## Hem

Tabell 1. Hem och vårddygn

| Hem | Regi | Platser | Dygnspris (kr) | Beläggning (%) |
|---|---|---|---|---|
| Gläntan (växelvård) | Kommunal | 14 | 3 115 | 83 |
| Udden (gruppbostad) | Entreprenad | 31 | 2 240 | 97 |
| Sluttningen (gruppbostad) | Kommunal | 22 | 2 475 | 91 |

## Stöd

Tabell 2. Högsta godtagbara hyra (kr per månad)

| Hushåll | Gällande nivå | Ny nivå |
|---|---|---|
| Ensamboende | 6 050 | 6 500 |
| Par | 7 150 | 7 600 |
| Familj med ett barn | 8 200 | 8 900 |
| Familj med flera barn | 10 100 | 11 300 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("priced"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad kostar en växelvårdsplats på Gläntan per dygn?", "3 115"),
        ("vad går ett dygn på Udden på?", "2 240"),
        ("Hur mycket betalar man för ett dygn på Sluttningen?", "2 475"),
        ("Hur många platser har Udden?", "31"),
        ("Vilken regi har Udden?", "Entreprenad"),
    ],
)
def test_the_column_of_money_tells_what_something_costs(assistant: Assistant, question: str, told: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert told in answer.text.replace("\xa0", " ").split("[1]")[0]


@pytest.mark.parametrize("question", ["Vad kostar städningen på Gläntan?", "Vad gick tvätten på Udden på?"])
def test_what_else_costs_there_is_not_told_by_it(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad får en ensamboende högst ha i hyra enligt den nya nivån?", "6 500"),
        ("Hur mycket kan ett par som mest få ha i hyra med den gällande nivån?", "7 150"),
        ("Vad är den högsta hyran för en familj med ett barn enligt ny nivå?", "8 900"),
    ],
)
def test_a_bound_for_one_row_is_no_highest_of_all_rows(assistant: Assistant, question: str, told: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert told in answer.text.replace("\xa0", " ").split("[1]")[0]
