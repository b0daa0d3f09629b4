"""A part and its whole are read out of sentences only where these set the one against the other."""

from decimal import Decimal

import pytest

from assistant.tell.reckoned.asked import Result, is_turned, may_be_contrary, result_asked
from assistant.tell.reckoned.fractions import fractions_in
from assistant.tell.reckoned.parts import parts_in


@pytest.mark.parametrize(
    ("sentences", "part", "whole", "loose"),
    [
        (("Av de 40 vikarierna är åtta under 30 år.",), 8, 40, False),
        (("Kommunen har bytt 310 av sina 520 kranar.",), 310, 520, False),
        (("Torget kostade 4,5 mnkr, varav 1,2 mnkr var bidrag.",), "1.2", "4.5", False),
        (("Under våren besöktes 60 gårdar.", "Av de besökta gårdarna fick 15 anmärkning."), 15, 60, False),
        (("Det brann 25 gånger i bostäder.", "Ingen dog.", "I 10 av bostadsbränderna fanns släckare."), 10, 25, False),
        (("90 elever var borta länge.", "I 70 fall gjordes en plan."), 70, 90, True),
    ],
)
def test_parts_and_wholes(sentences: tuple[str, ...], part: str, whole: str, loose: bool) -> None:
    found = parts_in(sentences)
    assert (found[0].part, found[0].whole, found[0].loose) == (Decimal(part), Decimal(whole), loose)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Kören har 84 sångare, 51 kvinnor och 33 män.", {"51": "kvinnor", "33": "män"}),
        ("I poolen finns 30 cyklar: 18 elcyklar samt 12 lastcyklar.", {"18": "elcyklar", "12": "lastcyklar"}),
        (
            "De söker 9,0 mnkr: pir 6,5 mnkr, boj 1,5 mnkr och ljus 1,0 mnkr.",
            {"6.5": "pir", "1.5": "boj", "1.0": "ljus"},
        ),
    ],
)
def test_figures_that_come_to_another_one_are_its_parts(sentence: str, parts: dict[str, str]) -> None:
    found = {str(one.part): one.said for one in parts_in([sentence])}
    assert found.keys() == parts.keys()
    assert all(word in found[part] for part, word in parts.items())
    assert all(word not in found[part] for part in parts for other, word in parts.items() if other != part)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Kören har 84 sångare, 51 kvinnor och 30 män.",),  # does not come to the whole
        ("Skolan har 300 elever och 20 lärare.",),  # two things
        ("Torget kostade 4,5 mnkr, varav 30 dagar var försening.",),  # two units
        ("Av de 12 rummen är 40 tomma.",),  # more than the whole
        ("Sexton bussar gick 2023.", "Av bilarna var fyra röda."),  # of another thing
        ("Av dessa var 30 nya.",),
    ],
)
def test_other_figures_are_no_parts(sentences: tuple[str, ...]) -> None:
    assert [one for one in parts_in(sentences) if not one.loose] == []


def test_a_fraction_comes_to_an_amount_unless_it_is_about_so() -> None:
    (half,) = fractions_in("Viken betalar hälften av den gemensamma jouren på 4,6 mnkr.")
    assert (half.name, half.amount, half.unit) == ("hälften", Decimal("2.3"), "mnkr")
    assert not list(fractions_in("Viken betalar nästan hälften av jouren på 4,6 mnkr."))


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("Hur stor andel av vikarierna är under 30 år?", Result.SHARE),
        ("hur många procent av gårdarna fick anmärkning", Result.SHARE),
        ("Hur många procent fler besök blev det?", None),
        ("Hur mycket har andelen ökat, hur stor del är det?", None),
        ("Vad fick kommunen själv betala för bron?", Result.OWN_COST),
        ("vad kostade bron när bidraget är borträknat", Result.OWN_COST),
        ("Vad kostade bron?", None),
        ("Hur många blev inte klara?", Result.COUNT),
    ],
)
def test_which_result_is_asked(question: str, result: Result | None) -> None:
    assert result_asked(question) is result


def test_what_tells_of_the_others_is_turned() -> None:
    assert is_turned("Hur många blev inte klara?", "48 blev klara")
    assert is_turned("Hur många är godkända?", "underkändes 23")
    assert not is_turned("Hur många blev inte klara?", "nio blev inte klara")
    assert may_be_contrary("Hur många fick inte plats?", "48 barn fick plats.")
    assert may_be_contrary("Vad betalade kommunen själv för bron?", "Bron kostade 18 mnkr.")
    assert not may_be_contrary("Hur många fick inte plats?", "Nio barn saknar plats.")
    assert not may_be_contrary("Hur många fick plats?", "48 barn fick plats.")
