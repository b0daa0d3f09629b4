"""Targets that are reached or not by what a table says itself, where its figures do not tell which way is better."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2025
Lindviks kommun

## Mål

| Indikator | Målvärde | Utfall 2025 | Bedömning |
|---|---|---|---|
| Nöjda besökare, badet | 80 % | 84 % | Uppfyllt |
| Nöjda boende | 90 % | 82 % | Ej uppfyllt |
| Planerade tomter | 90 | 41 | Ej uppfyllt |
| Öppna stugor | 12 | 14 | Uppfyllt |
| Sådda vallar | 30 | 28 | Delvis uppfyllt |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("mal"), {"redovisning.md": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Vilka mål nåddes inte?",
        "Vilka mål nådde Lindvik inte 2025?",
        "Vilka mål uppfyllde inte kommunen?",
        "Vilka mål är ej uppfyllda?",
        "Vilka indikatorer nådde inte målet?",
    ],
)
def test_the_targets_missed_are_told(assistant: Assistant, question: str) -> None:
    text = answer_to(assistant, question).text
    assert all(name in text for name in ("Nöjda boende", "Planerade tomter", "Sådda vallar"))
    assert "Nöjda besökare" not in text
    assert "Öppna stugor" not in text


def test_the_targets_reached_are_told(assistant: Assistant) -> None:
    text = answer_to(assistant, "Vilka mål nåddes?").text
    assert all(name in text for name in ("Nöjda besökare, badet", "Öppna stugor"))
    assert "Planerade tomter" not in text
