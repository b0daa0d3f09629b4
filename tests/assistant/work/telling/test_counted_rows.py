"""How many rows pass is told as a person would: by what the rows are, and one in the singular."""

from pathlib import Path

import pytest

from tests.assistant.work.worked_library import answer_to, library_of

WHOLE = """# Årsredovisning 2025
Ekhagens kommun

## Driftsredovisning

| Nämnd (mnkr) | Budget 2025 | Utfall 2025 | Avvikelse 2025 |
|---|---|---|---|
| Kommunstyrelsen | 210,0 | 205,0 | 5,0 |
| Skolnämnden | 91,3 | 98,0 | -6,7 |
| Vattennämnden | 40,0 | 42,0 | -2,0 |
| Summa | 341,3 | 345,0 | -3,7 |
"""
ONE = """# Verksamhetsplan 2026
Ekhagens skolnämnd

## Budget

| Verksamhet (mnkr) | Budget 2026 | Budget 2025 |
|---|---|---|
| Förskola | 210,0 | 205,0 |

## Indikatorer

| Indikator | Årsmål | KF:s årsmål |
|---|---|---|
| Andel nöjda med maten | 75 % | 80 % |
| Sjukfrånvaro | 7,5 % | 7 % |
"""


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        (WHOLE, "Vilka verksamheter har en budget över 60 mnkr?", "Två av tre nämnder (budget 2025)."),
        (WHOLE, "Vilka nämnder gick med underskott 2025?", "Två av tre nämnder (avvikelse 2025)."),
        (ONE, "Vilka områden har en budget över 900 mnkr?", "Ingen rad: den enda uppfyller inte villkoret."),
        (ONE, "Hur många områden har en budget över 100 mnkr?", "En rad, den enda."),
        (ONE, "Vilka indikatorer har ett årsmål över 50 %?", "En av två indikatorer."),
    ],
)
def test_rows_are_counted_by_what_they_are(report: str, question: str, told: str, tmp_path: Path) -> None:
    text = answer_to(library_of(tmp_path, {"report.md": report}), question).text
    assert text.startswith(told), text


def test_a_column_that_all_rows_tell_is_said_once_and_the_report_after_them(tmp_path: Path) -> None:
    text = answer_to(library_of(tmp_path, {"report.md": WHOLE}), "Vilka nämnder gick med underskott 2025?").text
    assert "Skolnämnden: -6,7 mnkr [1]" in text
    assert text.endswith("Källa: Ekhagens kommun, årsredovisning 2025.")


def test_rows_that_tell_several_columns_name_each(tmp_path: Path) -> None:
    question = "Vilka indikatorer har ett årsmål under KF:s årsmål?"
    text = answer_to(library_of(tmp_path, {"report.md": ONE}), question).text
    assert "årsmål 75 %" in text
    assert "KF:s årsmål 80 %" in text
