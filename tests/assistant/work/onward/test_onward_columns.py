"""A follow-up asks for another column of the row that was told."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.onward.going_on import CHLORINE, HOURS, ROADS, SHARE, assert_begins, last


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                CHLORINE,
                "vad kostar vattnet där?",
            ),
            ("14,20",),
        ),
        (
            (
                CHLORINE,
                "vad är vattenkostnaden?",
            ),
            ("14,20",),
        ),
        (
            (
                CHLORINE,
                "vad kostar det per besök?",
            ),
            ("14,20",),
        ),
        (
            (
                CHLORINE,
                "hur många besökare hade de?",
            ),
            ("8 400",),
        ),
        (
            (
                CHLORINE,
                "hur många besöker det?",
            ),
            ("8 400",),
        ),
        (
            (
                CHLORINE,
                "vem är ansvarig?",
            ),
            ("Lova Stark",),
        ),
        (
            (
                CHLORINE,
                "vem ansvarar för det?",
            ),
            ("Lova Stark",),
        ),
        (
            (
                HOURS,
                "vad kostar en timme?",
            ),
            ("412",),
        ),
        (
            (
                HOURS,
                "vad kostar timmen?",
            ),
            ("412",),
        ),
        (
            (
                HOURS,
                "och vad är kostnaden?",
            ),
            ("412",),
        ),
        (
            (
                HOURS,
                "vad kostar det?",
            ),
            ("412",),
        ),
        (
            (
                ROADS,
                "vad är budgeten?",
            ),
            ("33 500",),
        ),
        (
            (
                ROADS,
                "hur stor är avvikelsen?",
            ),
            ("1 600",),
        ),
        (
            (
                ROADS,
                "hur mycket har gått åt hittills?",
            ),
            ("12 050",),
        ),
    ],
)
def test_another_column_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert_begins(last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            CHLORINE,
            "hur många anställda har de?",
        ),
        (
            CHLORINE,
            "vad kostar en biljett där?",
        ),
        (
            ROADS,
            "hur många kilometer är det?",
        ),
        (CHLORINE, "hur varmt är vattnet där?"),
        (SHARE, "hur många hushåll är det?"),
    ],
)
def test_what_is_not_told_of_another_column_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert last(told, questions).refused
