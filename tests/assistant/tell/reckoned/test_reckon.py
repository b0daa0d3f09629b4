"""What a question asks for and running text gives only the figures of is worked out, shown, and cited."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.conversation import EMPTY
from tests.assistant.asked import asked
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2024

Samhällsnämnden i Lillmora

## Räddning

Av de 40 frivilliga är åtta under 30 år. Släckningen vid Hornsjön kostade 3,2 mnkr, varav 2,1 mnkr ersattes av staten.

## Bro

Bron över Norrån blev klar i maj. Slutnotan stannade på 18,4 mnkr.

## Vård

En plats på Björken kostar 1 200 kronor per dygn mot 900 på Granen.

## Jour

Lillmora betalar hälften av den gemensamma jouren på 4,6 mnkr.

## Inventering

Under våren besöktes 60 gårdar. Av de besökta gårdarna fick 15 anmärkning. I 48 fall skrevs protokoll i tid.

## Evakuering

Efter skredet flyttades 22 familjer, varav nio ännu inte kommit hem.

## Hyra

Lillmora betalar en tredjedel av hyran för isladan på 5 mnkr.

## Belysning

Kommunen har 52 lyktor i hamnen och byter dem efter hand till nya.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("reckoned"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stor andel av de frivilliga är under 30 år?", "Andelen är 20 % (8 av 40)"),
        ("Hur många procent av de besökta gårdarna fick anmärkning?", "Andelen är 25 % (15 av 60)"),
        ("Vad fick kommunen själv betala för släckningen vid Hornsjön?", "Kvar att betala är 1,1 mnkr (3,2 − 2,1)"),
        ("Hur mycket dyrare är en plats på Björken än på Granen?", "Skillnaden är 300 kr (1 200 − 900)"),
        ("hur mycket betalar Lillmora för den gemensamma jouren?", "Hälften av 4,6 mnkr är 2,3 mnkr"),
        ("Hur många av de familjer som flyttades efter skredet har kommit hem?", "De övriga är 13 (22 − 9)"),
    ],
)
def test_the_result_leads_with_its_terms_and_the_sentence_is_cited(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = answer_to(assistant, question)
    assert told in answer.text
    assert not answer.refused
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Vad betalade kommunen själv för bron över Norrån?",  # no part is told
        "I hur många fall skrevs protokoll inte i tid?",  # of how many is only told by the order of the sentences
    ],
)
def test_what_is_not_surely_the_result_is_not_told_as_sure(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused or not answer.sure


LEFT = """# Verksamhetsberättelse 2024

Samhällsnämnden i Lillmora

## Kaj

Kajen kostade 18 mnkr, varav kommunen själv betalade 5 mnkr.

## Vikarier

Av de 40 vikarierna är åtta kvar.
"""


@pytest.mark.parametrize(
    ("question", "wrong", "right"),
    [
        ("Vad betalade kommunen själv för kajen?", "13 mnkr", "5"),
        ("Hur många vikarier är kvar?", "32", "åtta"),
    ],
)
def test_no_rest_is_reckoned_of_what_is_left_itself(tmp_path: Path, question: str, wrong: str, right: str) -> None:
    answer = answer_to(library_of(tmp_path, {"rapport.md": LEFT}), question)
    assert wrong not in answer.text
    assert right in answer.text


def test_a_rounded_fraction_says_so(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Hur mycket betalar Lillmora för hyran för isladan?")
    assert "En tredjedel av 5 mnkr är cirka 1,7 mnkr" in answer.text


def test_a_share_that_is_told_nowhere_is_not_made_of_one_figure(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Hur stor andel av lyktorna i hamnen är bytta?")
    assert answer.refused or not answer.sure
    assert "Andelen är" not in answer.text


def test_a_share_of_what_the_turn_before_counted_is_worked_out(assistant: Assistant) -> None:
    first = answer_to(assistant, "Hur många familjer flyttades efter skredet i Lillmora?")
    answer = asked(assistant, "Hur stor andel av dem har inte kommit hem?", EMPTY.add(first))
    assert "40,9 % (9 av 22)" in answer.text
