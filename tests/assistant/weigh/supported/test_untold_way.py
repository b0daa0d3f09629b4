"""One figure tells neither how something has gone nor whether a goal is reached; a report tells its own months."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Delårsrapport per augusti 2025

Stödnämnden, Uvnäs kommun

## Köer

Väntetiden hos kuratorn har ökat från 9 till 15 dagar. Två tjänster har stått tomma.

| Mått | Utfall aug 2025 | Mål 2027 |
|---|---|---|
| Andel pojkar i simskolan, % | | 50 |
| Klagomål, antal | 31 | 20 |

| Verksamhet | Budget 2025 (mnkr) | Prognos 2025 (mnkr) |
|---|---|---|
| Boendestöd | 12,0 | 12,9 |
"""


@pytest.fixture(scope="module")
def uvnas(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("way"), {"dr.md": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Hur har andelen pojkar i simskolan utvecklats?",
        "Klarar kuratorn väntetidsmålet?",
        "Vad var prognosen för boendestöd i april 2025?",
    ],
)
def test_what_one_figure_leaves_untold_is_not_told_surely(uvnas: Assistant, question: str) -> None:
    answer = answer_to(uvnas, question)
    assert answer.refused or not answer.sure, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur lång är väntetiden hos kuratorn?", "15 dagar"),
        ("Vad är prognosen för boendestöd 2025?", "12,9"),
        ("Hur många klagomål var det i augusti 2025?", "31"),
    ],
)
def test_what_tells_it_is_an_answer(uvnas: Assistant, question: str, told: str) -> None:
    answer = answer_to(uvnas, question)
    assert not answer.refused
    assert answer.sure, answer.text
    assert told in answer.text.replace("\xa0", " ")
