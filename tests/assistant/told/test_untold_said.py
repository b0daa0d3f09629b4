"""What a refusal says that its quote does not tell: only what it surely does not."""

import pytest

from assistant.question.kinds import Untold
from assistant.tell.refusing.surely import surely_lacks


@pytest.mark.parametrize(
    ("quote", "missing", "surely"),
    [
        ("Av de 40 lotsarna är sex kvinnor.", Untold.FIGURE, False),
        ("Lotsarna har fått nya båtar.", Untold.FIGURE, True),
        ("Kajen stängdes mot den bakgrunden.", Untold.REASON, False),
        ("Kajen stängdes.", Untold.REASON, True),
        ("Planen togs fram under ledning av hamnkapten Ture Nord.", Untold.DEED, False),
        ("Planen togs fram på kort tid.", Untold.AGENT, True),
        ("Kajen öppnas i vår.", Untold.TIME, False),
        ("Kajen öppnas inte.", Untold.TIME, True),
    ],
)
def test_a_quote_that_may_tell_is_not_said_to_lack(quote: str, missing: Untold, surely: bool) -> None:
    assert surely_lacks(quote, missing, "Hur är det med hamnen?") is surely
