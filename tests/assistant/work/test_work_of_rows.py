"""Two rows put together by their totals, and rows in the order of so many for each of another column."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsrapport 2025
Bildningsnämnden, Granvalla kommun

## Projekt

| Projekt (mnkr) | Budget 2025 | Utfall 2025 | Totalt projekt |
|---|---|---|---|
| Ny simhall Viken | 14,0 | 13,5 | 88,0 |
| Skola Norrbacka | 6,0 | 6,6 | 41,5 |
| Torgets belysning | 1,0 | 0,9 | 1,0 |

## Investeringar

| Investering (mnkr) | Hela projektet Total budget | Årets budget | Utfall 2025 |
|---|---|---|---|
| Pumpstation Lillsund | 97,0 | 2,0 | 1,5 |
| Takbyte Ekbacken | 30,0 | 22,0 | 20,0 |

## Kurser

| Kurs | Platser | Sökande | Svar |
|---|---|---|---|
| Keramik | 20 | 31 | 12 |
| Vävning | 40 | 48 | 30 |
| Smide | 10 | 17 | 4 |

| Nyckeltal | Utfall 2023 | Utfall 2024 | Utfall 2025 | Mål 2025 |
|---|---|---|---|---|
| Besök i museet | 8 100 | 8 600 | 9 400 | 9 000 |
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("of_rows"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Vad kostar Ny simhall Viken och Skola Norrbacka tillsammans?", "129,5 mnkr"),
        ("Vad kostar simhallen Viken och skolan Norrbacka tillsammans?", "129,5 mnkr"),
        ("Vilken investering har störst budget 2025?", "Takbyte Ekbacken"),
        ("Vad är budgeten för Takbyte Ekbacken?", "22,0 mnkr"),
        ("Vad är den totala budgeten för Takbyte Ekbacken?", "30,0 mnkr"),
        ("Vilken kurs har flest sökande per plats?", "Smide, 1,7 i genomsnitt (17 sökande på 10 platser)"),
        ("Vilken kurs har lägst antal sökande per plats?", "Vävning, 1,2 i genomsnitt (48 sökande på 40 platser)"),
        ("Hur många fler besök hade museet 2025 än målet?", "400 (9 400 − 9 000)"),
        ("Hur många fler besök hade museet 2025 än 2023?", "Ökning med 1 300"),
        ("Hur många fler än målet 2025 var besöken i museet?", "400 (9 400 − 9 000)"),
        ("Hur mycket mer än 2024 var utfallet för besök i museet 2025?", "Ökning med 800"),
    ],
)
def test_what_is_worked_out_of_a_table(told: Assistant, question: str, figure: str) -> None:
    answer = answer_to(told, question)
    assert figure in answer.text
    assert answer.sure
    assert answer.citations
