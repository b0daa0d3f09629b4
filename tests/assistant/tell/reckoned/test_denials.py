"""What is left is not reckoned where the text tells it itself, and no common word is taken for a denial."""

import pytest

from assistant.tell.reckoned.asked import is_own, may_be_contrary


@pytest.mark.parametrize("said", ["varav kommunen själv betalade 5", "av vikarierna är åtta kvar"])
def test_what_a_text_calls_the_own_part_or_the_rest_is_that(said: str) -> None:
    assert is_own(said)
    assert not is_own("varav staten ersatte 5")


@pytest.mark.parametrize("said", ["48 barn i omsorgen fick plats.", "48 barn i området hade plats i oktober."])
def test_a_common_word_denies_nothing(said: str) -> None:
    assert may_be_contrary("Hur många barn fick inte plats?", said)
    assert not may_be_contrary("Hur många barn fick inte plats?", "48 barn nekades plats.")
