"""Which way is better follows the name of what is measured, and turns with a negation before it."""

import pytest

from assistant.ask import Assistant
from assistant.work.reckoning.goodness import better_way
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Kvalitetsredovisning 2025

Fritidsnämnden i Ekhamn

## Enkät, andel som instämmer (%)

| Påstående | Alla 2024 | Alla 2025 | Mål |
|---|---|---|---|
| Ledaren lyssnar på mig | 80 | 91 | 90 |
| Det är lugnt i omklädningsrummet | 66 | 70 | 75 |
| Jag har kompisar i laget | 88 | 93 | 92 |
"""


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("Andel ungdomar som återaktualiseras", -1),
        ("Andel ungdomar som inte återaktualiseras inom ett år", 1),
        ("Andel nöjda deltagare", 1),
        ("Andel deltagare som inte är nöjda", -1),
        ("Antal olika medarbetare per brukare", -1),
    ],
)
def test_a_negation_turns_what_is_better(name: str, way: int) -> None:
    assert better_way(name) == way


def test_all_rows_of_the_table_with_targets_are_judged(tmp_path_factory: pytest.TempPathFactory) -> None:
    assistant: Assistant = library_of(tmp_path_factory.mktemp("directions"), {"kvalitet.md": REPORT})
    text = answer_to(assistant, "Vilka mål i enkäten nåddes 2025?").text
    assert "Ledaren lyssnar på mig" in text
    assert "Jag har kompisar i laget" in text
    assert "omklädningsrummet" not in text
