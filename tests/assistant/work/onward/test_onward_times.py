"""A follow-up asks for the time of what was told."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.onward.going_on import BIKES, CHLORINE, ROADS, SCHOOL, SHARE, SNOW, WASTE, assert_begins, last


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                CHLORINE,
                "och hösten innan?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och året innan?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och i september 2024?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och samma månad förra året?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och 2024?",
            ),
            ("540",),
        ),
        (
            (
                "Hur stor var klorförbrukningen i Söderhallen i september 2025?",
                "hur var det hösten 2024?",
            ),
            ("515",),
        ),
        (
            (
                WASTE,
                "och samma tid 2024?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och samma period året innan?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och 2024?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och hela 2024?",
            ),
            ("78",),
        ),
        (
            (
                WASTE,
                "och helåret 2024?",
            ),
            ("78",),
        ),
        (
            (
                WASTE,
                "och i fjol vid samma tid?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "hur var det T1 2024?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och samma tid 2024?",
                "hur stor är minskningen i procent?",
            ),
            ("11,1",),
        ),
        (
            (
                SNOW,
                "och under första tertialet 2024?",
            ),
            ("92",),
        ),
        (
            (
                SNOW,
                "hur många var det samma tertial i fjol?",
            ),
            ("92",),
        ),
        (
            (
                SHARE,
                "och vid samma tid förra året?",
            ),
            ("41",),
        ),
        (
            (
                SHARE,
                "vad är målet?",
            ),
            ("60",),
        ),
        (
            (
                ROADS,
                "och för parker?",
            ),
            ("12 600",),
        ),
        (
            (
                "vad är utfallet för avfall januari till april i Sandshult?",
                "och budgeten för samma period?",
            ),
            ("6 000",),
        ),
        (
            (
                "vad är utfallet för avfall januari till april i Sandshult?",
                "och för parker?",
            ),
            ("4 120",),
        ),
        (
            (
                SCHOOL,
                "och året efter?",
            ),
            ("1,5",),
        ),
        (
            (
                SCHOOL,
                "och året innan?",
            ),
            ("4,5",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
            ),
            ("190",),
        ),
        (
            (
                BIKES,
                "och två år tidigare?",
            ),
            ("140",),
        ),
        (
            (
                BIKES,
                "och inbrott?",
            ),
            ("36",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och inbrott?",
            ),
            ("48",),
        ),
        (
            (
                "hur många timmar ledsagning beviljades 2024?",
                "och 2023?",
            ),
            ("460",),
        ),
    ],
)
def test_a_time_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert_begins(last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            "Hur stor var klorförbrukningen i Varmbassängen i september 2025?",
            "och året innan?",
        ),
        (
            CHLORINE,
            "och 2023?",
        ),
        (
            CHLORINE,
            "och i augusti?",
        ),
        (
            "hur många besökare hade Söderhallen i september 2025?",
            "och i september året innan?",
        ),
        (
            WASTE,
            "och samma tid 2023?",
        ),
        (
            SCHOOL,
            "och 2028?",
            "och året efter det?",
        ),
    ],
)
def test_what_is_not_told_of_a_time_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert last(told, questions).refused
