"""A follow-up asks for another unit of what was told, and what else goes on from it."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.onward.going_on import (
    ABSENCE,
    BIKES,
    CHLORINE,
    HALL,
    HOURS,
    LIBRARY,
    PARKING,
    ROADS,
    SCHOOL_FORECAST,
    WASTE,
    WORKSHOP,
    assert_begins,
    last,
)
from tests.assistant.work.worked_library import library_of


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                CHLORINE,
                "hur mycket är det i ton?",
            ),
            ("0,61",),
        ),
        (
            (
                CHLORINE,
                "hur många gram är det?",
            ),
            ("610 000",),
        ),
        (
            (
                ROADS,
                "vad är det i miljoner?",
            ),
            ("35,1",),
        ),
        (
            (
                ROADS,
                "hur mycket är det i mnkr?",
            ),
            ("35,1",),
        ),
        (
            (
                ROADS,
                "hur mycket är det i kronor?",
            ),
            ("35 100 000",),
        ),
        (
            (
                "hur stor var elförbrukningen i gatubelysningen T1 2025?",
                "hur mycket är det i kWh?",
            ),
            ("420 000",),
        ),
        (
            (
                "hur stor var elförbrukningen i gatubelysningen T1 2025?",
                "hur mycket är det i GWh?",
            ),
            ("0,42",),
        ),
        (
            (
                HALL,
                "hur många kronor är det?",
            ),
            ("24 000 000",),
        ),
    ],
)
def test_in_another_unit_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert_begins(last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            CHLORINE,
            "hur mycket är det i liter?",
        ),
        (
            CHLORINE,
            "vad är det i kronor?",
        ),
        (
            "hur stor var elförbrukningen i gatubelysningen T1 2025?",
            "hur många ton koldioxid är det?",
        ),
        (
            HOURS,
            "hur många dagar är det?",
        ),
        (
            HOURS,
            "hur många veckor blir det?",
        ),
        (
            WASTE,
            "hur mycket är det i ton?",
        ),
        (
            HALL,
            "vad är det i euro?",
        ),
        (
            BIKES,
            "hur många är det per invånare?",
        ),
        (
            BIKES,
            "hur många är det per månad?",
        ),
    ],
)
def test_what_is_not_told_of_in_another_unit_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert last(told, questions).refused


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        ((ABSENCE, "och samma tid 2023?"), ("88",)),
        ((ABSENCE, "och två år tidigare?"), ("88",)),
        ((ABSENCE, "når de målet?"), ("Nej", "104", "80")),
        ((ABSENCE, "hur långt är det till målet?"), ("104", "80", "24")),
        ((ABSENCE, "vad gör man åt det?"), ("närvaroteam",)),
        ((PARKING, "hur många procent är höjningen?"), ("7,1",)),
        ((LIBRARY, "är det över eller under budget?"), ("600",)),
        ((LIBRARY, "hur stor andel av nämndens kostnader är det?"), ("58,2",)),
        ((LIBRARY, "varför gick de över?"), ("låssystem",)),
        ((SCHOOL_FORECAST, "hur stor del av nämndens prognos är det?"), ("50,4",)),
        ((SCHOOL_FORECAST, "hur många procent över budget är det?"), ("2,4",)),
        ((SCHOOL_FORECAST, "hur mycket dyrare är det än förskolan?"), ("101,1",)),
        ((SCHOOL_FORECAST, "vad ska de göra åt underskottet?"), ("Vikariekostnaderna",)),
        ((WORKSHOP, "hur mycket energi går åt?"), ("305",)),
        ((WORKSHOP, "hur mycket är det i kronor?"), ("1 310 000",)),
        (("Hur många besök gjordes på biblioteken 2024?", "varför har det ökat?"), ("meröppet",)),
    ],
)
def test_what_was_told_is_gone_on_from(
    told_of_others: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert_begins(last(told_of_others, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (ABSENCE, "och helåret 2024?"),
        (ABSENCE, "varför?"),
        (LIBRARY, "och 2022?"),
        (WORKSHOP, "hur mycket är det i månaden?"),
        (ABSENCE, "hur mycket är det i ton?"),
        (WORKSHOP, "vad kostar energin?"),
        (WORKSHOP, "når de målet?"),
    ],
)
def test_what_is_not_told_is_refused(told_of_others: Assistant, questions: tuple[str, ...]) -> None:
    assert last(told_of_others, questions).refused


def test_a_report_that_is_held_is_looked_into_itself(tmp_path: Path) -> None:
    first = "Vad är årsmålet för andel nöjda med maten i verksamhetsplan 2025?"
    answer = last(library_of(tmp_path), (first, "Och i T1?"))
    assert [one.source.file for one in answer.citations] == ["t1.md"]
