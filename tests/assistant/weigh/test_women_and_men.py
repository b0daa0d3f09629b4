"""A figure of one sex is told in whichever way a question names it, of men as of women."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to

ASKED = "Sjukfrånvaron var {} (utfall {}/"


@pytest.mark.parametrize(
    ("who", "told"),
    [
        *((who, ASKED.format("6,1 %", "män")) for who in ("männens", "mäns", "pojkarnas")),
        *((who, ASKED.format("9,6 %", "kvinnor")) for who in ("kvinnornas", "kvinnors", "flickornas")),
    ],
)
def test_the_sex_before_the_figure(assistant: Assistant, who: str, told: str) -> None:
    assert answer_to(assistant, f"Hur hög var {who} sjukfrånvaro i ÅM enligt T1 2025?").text.startswith(told)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        *((who, ASKED.format("6,1 %", "män")) for who in ("för männen", "bland män", "hos män", "för pojkar")),
        *((who, ASKED.format("9,6 %", "kvinnor")) for who in ("för kvinnorna", "bland kvinnor", "hos kvinnor")),
    ],
)
def test_the_sex_after_the_figure(assistant: Assistant, who: str, told: str) -> None:
    assert answer_to(assistant, f"Hur stor var sjukfrånvaron {who} i ÅM enligt T1 2025?").text.startswith(told)
