"""Conditions are tried on the column that they are about: a day on the column of days, a state on that of states."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

PLAN = """# Nämndsplan 2026
Omsorgsnämnden, Granbygds kommun

## Mål

### Trygga hem

| Uppdrag | Ansvarig | Klart |
|---|---|---|
| Öppna tio korttidsplatser | Enhetschef | 2026-03-31 |
| Anställa rehabsamordnare | Stabschef | 2026-01-31 |

### God arbetsmiljö

| Uppdrag | Ansvarig | Klart |
|---|---|---|
| Avskaffa delade turer | Områdeschef | 2026-09-01 |
| Utbilda skyddsombud | HR | 2026-12-15 |

## Ändrad ram

| Ändring | Tkr | Kommentar |
|---|---|---|
| Satsning på demensvård | 1 400 | Två undersköterskor och en samordnare |
| Volym hemtjänst | -900 | Färre timmar än väntat |
| Satsning digitala lås | 600 | |
"""
FOLLOWED = """# Uppföljning oktober 2026
Tekniska nämnden, Granbygds kommun

## Uppdrag från nämnden

| Uppdrag | Status | Kommentar |
|---|---|---|
| Ta fram en gångplan | Försenat | Konsulten är utbytt. Klart i mars 2027. |
| Byta armaturer | Klart | Alla är bytta. |
| Utreda parkering | Pågår | Klara förslag i december. |
| Inventera broar | Ej påbörjat | Saknar pengar. |
| Bygga lekplats | Klart sedan juni | Kostade 290 tkr. |

## Beläggning per område

| Område | Väglängd, km | Kostnad, tkr | Antal fastigheter |
|---|---|---|---|
| Ängen | 2,0 | 1 500 | 210 |
| Åsen | 3,4 | 2 610 | 180 |
| Summa | 5,4 | 4 110 | 390 |
"""


@pytest.fixture(scope="module")
def granbygd(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over a plan with days and a follow-up with states."""
    return library_of(tmp_path_factory.mktemp("granbygd"), {"np.md": PLAN, "uppf.md": FOLLOWED})


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("Vad ska vara klart före mars 2026 i omsorgsnämnden?", ("rehab",), ("korttids", "turer", "skyddsombud")),
        ("vad ska vara klart efter sommaren 2026 i omsorgsnämnden", ("turer", "skyddsombud"), ("rehab", "korttids")),
        (
            "Vilka uppdrag ska vara klara före oktober 2026 i omsorgsnämnden?",
            ("rehab", "korttids", "turer"),
            ("skydds",),
        ),
        ("vilka uppdrag från tekniska nämnden är klara", ("armaturer", "lekplats"), ("gångplan", "parkering")),
        ("vilka uppdrag från tekniska nämnden är inte klara", ("gångplan", "parkering", "broar"), ("armaturer",)),
        ("vilka uppdrag från tekniska nämnden pågår?", ("parkering",), ("gångplan", "broar")),
        ("vilka uppdrag från tekniska nämnden är inte påbörjade", ("broar",), ("parkering", "gångplan")),
        ("hur många uppdrag från tekniska nämnden är klara?", ("Två av fem",), ()),
    ],
)
def test_only_the_rows_that_meet_the_condition_are_told(
    granbygd: Assistant, question: str, told: tuple[str, ...], never: tuple[str, ...]
) -> None:
    answer = answer_to(granbygd, question)
    assert not answer.refused, answer.text
    assert [part for part in told if part not in answer.text] == [], answer.text
    assert [part for part in never if part in answer.text] == [], answer.text
    assert answer.working is not None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad går satsningen på demensvård till?", "Två undersköterskor och en samordnare"),
        ("vad innebär volym hemtjänst i omsorgsnämndens ändrade ram", "Färre timmar än väntat"),
    ],
)
def test_what_an_amount_goes_to_is_what_its_comment_says(granbygd: Assistant, question: str, told: str) -> None:
    answer = answer_to(granbygd, question)
    assert answer.text.startswith(told), answer.text
    assert answer.citations


def test_a_comment_that_is_empty_tells_nothing(granbygd: Assistant) -> None:
    answer = answer_to(granbygd, "Vad går satsningen på digitala lås till?")
    assert "undersköterskor" not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("Hur lång väg har belagts i Ängen?", "2,0 km", "tkr"),
        ("Vad var kostnaden för beläggning i Åsen?", "2 610 tkr", "km"),
        ("hur många fastigheter finns i Åsen enligt beläggningen", "180", "180 tkr"),
    ],
)
def test_a_figure_has_the_unit_of_its_own_column(granbygd: Assistant, question: str, told: str, never: str) -> None:
    text = answer_to(granbygd, question).text
    assert told in text
    assert never not in text.split("(")[0]


def test_an_amount_is_told_for_each_of_what_another_column_counts(granbygd: Assistant) -> None:
    answer = answer_to(granbygd, "Vad var kostnaden per km i Ängen?")
    assert answer.text.startswith("750,0 tkr per km (1 500 tkr på 2,0 km)"), answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question", ["Vad var kostnaden per invånare i Ängen?", "Vad var kostnaden per månad i Ängen?"]
)
def test_no_amount_is_told_for_each_of_what_no_column_counts(granbygd: Assistant, question: str) -> None:
    assert " per km" not in answer_to(granbygd, question).text
    assert "750" not in answer_to(granbygd, question).text
