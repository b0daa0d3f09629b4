"""What is told beside a figure is of the same thing: words of change and time alone bring in nothing of another."""

from pathlib import Path

import pytest

from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2024
Socialnämnden, Granbygds kommun

## Personal

| Mått | Utfall 2024 | Årsmål 2024 |
|---|---|---|
| Personalomsättning | 11,4 % | 10,0 % |
| Frisknärvaro | 61 % | 65 % |

## Hemtjänst

Antalet beviljade timmar ökade med 3,1 procent jämfört med förra året. Andelen legitimerade ökade med 1,2 procent
jämfört med samma tid förra året.
"""


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hur mycket ökade personalomsättningen jämfört med förra året i Granbygd?", "11,4 %"),
        ("hur mycket högre var personalomsättningen 2024 jämfört med året innan i granbygd", "11,4 %"),
    ],
)
def test_nothing_of_another_matter_is_told_beside(tmp_path: Path, question: str, figure: str) -> None:
    text = answer_to(library_of(tmp_path, {"vb.md": REPORT}), question).text
    assert "timmar" not in text
    assert "legitimerade" not in text
    assert figure in text
