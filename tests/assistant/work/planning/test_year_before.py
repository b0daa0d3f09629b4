"""A year that is named, and "the year before" that it is held against, are two times of one figure."""

import pytest

from assistant.ask import Assistant
from assistant.work.planning.times import times_in
from tests.assistant.work.worked_library import answer_to, library_of

PLAN = """# Verksamhetsberättelse 2031
Fritidsnämnden, Granbygds kommun

| Verksamhet, mnkr | Budget 2030 | Budget 2031 | Bokslut 2031 |
|---|---|---|---|
| Ridhus | 12,0 | 13,5 | 14,1 |
| Isbanor | 8,0 | 7,4 | 7,0 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("before"), {"vb.md": PLAN})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("hur mkt mer är budgeten för ridhus 2031 än året innan", "1,5 mnkr"),
        ("Hur mycket har budgeten för ridhus ökat 2031 jämfört med året före?", "1,5 mnkr"),
        ("Hur mycket lägre är budgeten för isbanor 2031 än föregående år?", "0,6 mnkr"),
        ("Hur mycket mer är budgeten för ridhus 2031 än den var året innan?", "1,5 mnkr"),
        ("Hur mycket mer är budgeten för ridhus 2031 än fjolårets?", "1,5 mnkr"),
        ("Hur mycket mer är budgeten för ridhus 2031 mot i fjol?", "1,5 mnkr"),
        ("Med hur mycket steg budgeten för ridhus från föregående år till 2031?", "1,5 mnkr"),
    ],
)
def test_it_is_held_against_the_year_before_and_not_another_column(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = answer_to(assistant, question)
    assert told in answer.text
    assert "okslut" not in answer.text


@pytest.mark.parametrize(
    ("folded", "years"),
    [
        ("hur mycket mer ar det 2031 an aret innan", [2031, 2030]),
        ("hur mycket mer ar det 2031 an 2029", [2031, 2029]),
        ("hur mycket mer ar det 2031 an 2029 och aret innan", [2031, 2029]),
        ("vad hande aret innan 2031", [2031]),
    ],
)
def test_the_years(folded: str, years: list[int]) -> None:
    assert [time.year for time in times_in(folded)] == years
