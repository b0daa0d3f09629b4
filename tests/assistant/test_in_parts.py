"""A question in two is answered part by part: each has its own evidence, and what is missing is named."""

import pytest

from assistant.answer import Answer, Finished, Reason
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsplan 2026

Omsorgsnämnden i Granby kommun

## Åtgärder mot höga kostnader

| Åtgärd | Effekt, tkr | Ansvarig enhet |
|---|---|---|
| Färre inhyrda sjuksköterskor | 1 800 | Hemsjukvård |
| Gemensam nattbemanning | 950 | Särskilt boende |
| Lägre måltidspris från köket | 620 | Särskilt boende |

## Boenden

Lindgården byggs ut och ska stå klart i mars 2027. Utbyggnaden ersätter Tallgården, som har brister i brandskyddet.

| Investering, mnkr | 2026 | 2027 |
|---|---|---|
| Utbyggnad Lindgården, 36 lägenheter | 42,0 | 12,0 |
| Nytt kök i Björkgården | 3,0 | 1,0 |

## Stöd till anhöriga

Arbetet med Lotsen leds av Nils Frid. Det kostar 1,2 mnkr.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("parts"), {"omsorg_2026.md": REPORT})


def _after(assistant: Assistant, first: str, then: str) -> Answer:
    answer = answer_to(assistant, first)
    (finished,) = [one for one in assistant.ask(then, EMPTY.add(answer)) if isinstance(one, Finished)]
    return finished.answer


def test_a_list_is_told_with_what_it_comes_to(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilka åtgärder ska få ner kostnaderna, och hur mycket ger de ihop?")
    assert all(one in answer.text for one in ("sjuksköterskor", "nattbemanning", "måltidspris", "3 370 tkr")), (
        answer.text
    )
    assert answer.reason is None
    assert [one.number for one in answer.citations] == list(range(1, len(answer.citations) + 1))


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("Vilka åtgärder ska få ner kostnaderna?", "hur mycket ger de ihop?", "3 370 tkr"),
        ("Vilka åtgärder ligger på särskilt boende?", "vad blir det tillsammans?", "1 570 tkr"),
    ],
)
def test_rows_that_were_told_are_summed(assistant: Assistant, first: str, then: str, told: str) -> None:
    answer = _after(assistant, first, then)
    assert told in answer.text, answer.text


def test_how_many_is_told_by_the_name_of_a_row(assistant: Assistant) -> None:
    answer = answer_to(assistant, "När är Lindgården klart och hur många lägenheter blir det?")
    assert "mars 2027" in answer.text
    assert "36 lägenheter" in answer.text
    assert answer.sure


def test_the_part_that_is_not_told_is_named(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vem leder Lotsen och hur många volontärer är med?")
    assert "Nils Frid" in answer.text
    assert answer.reason is Reason.PARTLY_ANSWERED
    assert "hur många volontärer är med" in answer.text


def test_where_neither_part_is_told_nothing_is(assistant: Assistant) -> None:
    assert answer_to(assistant, "Vem är rektor på Ekskolan och hur många elever går där?").refused
