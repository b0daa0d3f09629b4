"""What is left is not reckoned where the text tells it itself, and no common word is taken for a denial."""

import pytest

from assistant.tell.reckoned.asked import is_own, may_be_contrary, tells_rest

OWN = "Vad betalade kommunen själv för kajen?"


@pytest.mark.parametrize("said", ["varav kommunen själv betalade 5", "varav 5 var egna medel", "varav kommunen gav 5"])
def test_a_part_may_be_the_payers_own(said: str) -> None:
    assert is_own(said, OWN)


@pytest.mark.parametrize("said", ["varav staten ersatte 5", "varav kommunens försäkring gav 5", "varav 5 i kvarteret"])
def test_what_others_pay_is_not_the_payers_own(said: str) -> None:
    assert not is_own(said, OWN)


def test_those_that_are_left_are_told() -> None:
    assert tells_rest("av vikarierna är åtta kvar")
    assert tells_rest("de övriga är åtta")
    assert not tells_rest("av vikarierna i kvarteret har åtta slutat")


@pytest.mark.parametrize(
    "said",
    [
        "48 barn i omsorgen fick plats.",
        "48 barn i området hade plats i oktober.",
        "48 barn hade plats efter underhåll och undervisning.",
        "48 barn av båda kön fick plats när bygget avslutades.",
    ],
)
def test_a_common_word_denies_nothing(said: str) -> None:
    assert may_be_contrary("Hur många barn fick inte plats?", said)


@pytest.mark.parametrize("said", ["48 barn nekades plats.", "48 barn stod i kö.", "48 barn fick avslag."])
def test_a_word_for_what_is_not_so_denies(said: str) -> None:
    assert not may_be_contrary("Hur många barn fick inte plats?", said)
