"""A follow-up asks for what is worked out of the figure that was told."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.onward.going_on import HALL, HOURS, ROADS, SCHOOL, assert_begins, last


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                ROADS,
                "hur många procent över budget är det?",
            ),
            ("4,8",),
        ),
        (
            (
                ROADS,
                "hur mycket över budget är det?",
            ),
            ("1 600",),
        ),
        (
            (
                ROADS,
                "hur mycket är det i procent av budgeten?",
            ),
            ("104,8",),
        ),
        (
            (
                "vad är prognosen för avfall i Sandshult 2025?",
                "hur många procent mer än budget är det?",
            ),
            ("5,0|5 %",),
        ),
        (
            (
                "vad är prognosen för parker i Sandshult 2025?",
                "hur många procent under budget är det?",
            ),
            ("3,1",),
        ),
        (
            (
                ROADS,
                "hur många procent över budget är det?",
                "och för avfall?",
            ),
            ("5,0|5 %",),
        ),
        (
            (
                HALL,
                "hur stor del av det årets investeringar är det?",
            ),
            ("60",),
        ),
        (
            (
                "Vilken är den största investeringen i Lillvik 2028?",
                "hur stor andel av årets investeringar är det?",
            ),
            ("75",),
        ),
        (
            (
                "Vilken är den största investeringen i Lillvik 2028?",
                "hur stor del av totalen är det?",
            ),
            ("75",),
        ),
        (
            (
                HALL,
                "hur många procent av summan är det?",
            ),
            ("60",),
        ),
        (
            (
                SCHOOL,
                "hur stor andel är det av alla investeringar?",
            ),
            ("20",),
        ),
        (
            (
                "vad är budgeten för parker i Sandshult 2025?",
                "hur stor del av hela budgeten är det?",
            ),
            ("20,2",),
        ),
        (
            (
                HOURS,
                "hur stor andel är det?",
            ),
            ("62",),
        ),
        (
            (
                HOURS,
                "och män?",
                "hur stor är skillnaden?",
            ),
            ("120",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
                "hur stor är ökningen i procent?",
            ),
            ("22,6",),
        ),
        (
            (
                "Hur många cykelstölder var det 2022?",
                "och 2024?",
                "hur många fler är det?",
            ),
            ("50",),
        ),
        (
            (
                "Hur många inbrott i bostad var det 2022?",
                "hur mycket har det minskat till 2024?",
            ),
            ("26",),
        ),
    ],
)
def test_worked_out_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert_begins(last(told, questions), parts)
