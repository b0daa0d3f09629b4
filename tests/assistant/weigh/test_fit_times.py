"""Which of a row's columns a question means by the time that it names, or leaves out."""

import pytest

from assistant.weigh.figures.fit import Fit
from ingest.document import ReportType
from tests.assistant.weigh.test_fit import _fits

SHORT = {"Utf 2408": "20", "Utf 2508": "22", "Bud 2508": "21", "B25": "33", "P25": "34", "Avv B25-P25": "-1"}
ROLLING = {"R12 aug 24": "8,1", "R12 aug 25": "7,9", "Jan-aug 25": "7,2"}
TERTIALS = {"Utfall 2024": "50", "T1 2025": "47", "T2 2025": "44"}
BEFORE = {"Utfall": "20", "Budget": "21", "Samma period föreg. år": "19"}


@pytest.mark.parametrize(
    ("heads", "question", "years", "wanted"),
    [
        (SHORT, "utfallet", (2025,), ["Utf 2508"]),
        (SHORT, "utfallet till och med augusti", (2024,), ["Utf 2408"]),
        (SHORT, "årsbudgeten", (2025,), ["B25"]),
        (SHORT, "budgeten", (2025,), ["B25"]),
        (SHORT, "periodens budget", (2025,), ["Bud 2508"]),
        (SHORT, "budgeten januari-augusti", (2025,), ["Bud 2508"]),
        (SHORT, "prognosen", (2025,), ["P25"]),
        (SHORT, "avvikelsen", (2025,), ["Avv B25-P25"]),
        (ROLLING, "frånvaron de senaste 12 månaderna till och med augusti", (2025,), ["R12 aug 25"]),
        (ROLLING, "frånvaron de senaste 12 månaderna till och med augusti", (2024,), ["R12 aug 24"]),
        (ROLLING, "frånvaron rullande 12 månader till och med april", (2025,), []),
        (ROLLING, "frånvaron januari-augusti", (2025,), ["Jan-aug 25"]),
        (ROLLING, "frånvaron januari-augusti", (2024,), []),
        (TERTIALS, "väntetiden", (2025,), ["T2 2025"]),
        (TERTIALS, "väntetiden januari-april", (2025,), ["T1 2025"]),
        (BEFORE, "hur stort var utfallet samma period förra året", (), ["Samma period föreg. år"]),
        (BEFORE, "hur stort var utfallet", (), ["Utfall"]),
    ],
)
def test_the_column_of_the_time_asked_for(
    heads: dict[str, str], question: str, years: tuple[int, ...], wanted: list[str]
) -> None:
    found = _fits(heads, question, years=years, type_=ReportType.SECOND_TERTIAL)
    assert [head for head, fit in found.items() if fit is Fit.FITS] == wanted
