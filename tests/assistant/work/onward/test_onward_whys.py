"""A follow-up asks for why it is so, and how it stands to its target."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.onward.going_on import BIKES, CHLORINE, HALL, SHARE, SNOW, assert_begins, last


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
                "varför har det ökat?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                BIKES,
                "varför är det så många?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                BIKES,
                "vad beror det på?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                BIKES,
                "hur kommer det sig?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
                "hur mycket har det ökat?",
            ),
            ("35",),
        ),
        (
            (
                BIKES,
                "vad gör kommunen åt det?",
            ),
            ("nytt cykelrum",),
        ),
        (
            (
                "vad är avvikelsen för gator och vägar i Sandshult 2025?",
                "vad ska de göra åt underskottet?",
            ),
            ("upphandlas",),
        ),
        (
            (
                "vad är avvikelsen för gator och vägar i Sandshult 2025?",
                "varför?",
            ),
            ("halkbekämpning",),
        ),
        (
            (
                CHLORINE,
                "varför har den ökat?",
            ),
            ("pump",),
        ),
        (
            (
                HALL,
                "varför byggs den?",
            ),
            ("utdömd",),
        ),
        ((BIKES, "vad ska man göra åt det?"), ("nytt cykelrum",)),
        (("Hur många skadegörelser på skolor var det 2024?", "vad gör man åt det?"), ("skolgårdar",)),
        ((CHLORINE, "vad gör man åt det?"), ("Pumpen byts",)),
    ],
)
def test_why_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert_begins(last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            "Hur många inbrott i bostad var det 2024?",
            "vad ska man göra åt det?",
        ),
        (
            "Hur många inbrott i bostad var det 2023?",
            "och 2024?",
            "varför har det minskat?",
        ),
    ],
)
def test_what_is_not_told_of_why_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert last(told, questions).refused


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                SNOW,
                "klaras målet?",
            ),
            (
                "61",
                "80",
            ),
        ),
        (
            (
                SHARE,
                "når de målet?",
            ),
            (
                "Nej|når inte|inte mål|under",
                "48",
                "60",
            ),
        ),
        (
            (
                SHARE,
                "är det bra?",
            ),
            (
                "48",
                "60",
            ),
        ),
        ((CHLORINE, "når de målet?"), ("Nej", "610", "500")),
        ((CHLORINE, "är det under målet?"), ("Nej", "610", "500")),
        ((CHLORINE, "och hösten innan?", "når de målet?"), ("Nej", "610", "500")),
        ((CHLORINE, "hur långt från målet är det?"), ("Nej", "610", "500", "110")),
        (("Hur stor var klorförbrukningen i Söderhallen i september 2025?", "klarar de målet?"), ("Ja", "480", "500")),
        ((CHLORINE, "och Söderhallen?", "nås målet där?"), ("Ja", "480", "500")),
        ((CHLORINE, "vad kostar vattnet där?", "klaras målet?"), ("Ja", "14,20", "20")),
    ],
)
def test_target_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert_begins(last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            "hur många besökare hade Söderhallen i september 2025?",
            "når de målet?",
        ),
        (
            BIKES,
            "når de målet?",
        ),
    ],
)
def test_what_is_not_told_of_target_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert last(told, questions).refused
