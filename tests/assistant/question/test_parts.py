"""Questions in two parts."""

import pytest

from assistant.question.kinds import Wanted
from assistant.question.parts import second_part
from assistant.question.scope import BoardNames, read


@pytest.mark.parametrize(
    ("question", "part", "kinds"),
    [
        ("Vad kostar bron och vem betalar?", "vem betalar", {Wanted.NAME}),
        ("vad kosta bron o när öppnar den", "när öppnar den", {Wanted.DATE}),
        ("Hur mycket går skolan back, och varför?", "varför", {Wanted.REASON}),
        ("Vilken park rustas samt hur mycket kostar den?", "hur mycket kostar den", {Wanted.NUMBER}),
    ],
)
def test_the_second_part_is_a_question_of_its_own(question: str, part: str, kinds: set[Wanted]) -> None:
    found = second_part(read(question, boards=BoardNames({})))
    assert found is not None
    assert found.question == part
    assert kinds <= found.wanted
    assert "?" not in found.topic.split()[0]


@pytest.mark.parametrize(
    "question",
    ["Vad kostar bron?", "Hur många barn och unga går där?", "och varför?", ""],
)
def test_any_other_question_has_none(question: str) -> None:
    assert second_part(read(question, boards=BoardNames({}))) is None
