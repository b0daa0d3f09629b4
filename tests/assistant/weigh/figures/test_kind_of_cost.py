"""What it costs to make a thing, to run it and to use it are told apart."""

import pytest

from assistant.ask import Assistant
from assistant.weigh.figures.costs.kind_of_cost import Cost, cost_asked, is_of_other_cost
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Hamnnämnden, Grythamns kommun

## Bassängen

Avgiften för bastun vid bassängen höjs från 40 till 45 kronor. Bytet av bastuaggregat gäller sex bastur.
Renoveringen av lotstornet kostade 6,4 mnkr. Väggarna har fått ny färg.
Ett ledarprogram för 12 hamnvakter genomförs i höst.

- Ett program för 15 lotsar startar i mars.
- Nya regler för båtplatser tas fram av hamnkontoret.

| Verksamhet | Budget 2025 (tkr) | Utfall 2025 (tkr) |
|---|---|---|
| Bassäng | 3 300 | 3 210 |
| Bryggor | 5 100 | 4 980 |
| varav färjeläget | 1 200 | 1 150 |
"""


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Vad kostar det att byta aggregaten?", Cost.MAKING),
        ("Hur mycket kostade renoveringen av tornet?", Cost.MAKING),
        ("Vad kommer driften av hallen att kosta per år?", Cost.RUNNING),
        ("Hur stor är driftkostnaden för hallen?", Cost.RUNNING),
        ("Vad kostar det att parkera vid kajen?", Cost.FEE),
        ("Vad kostar hallen?", None),
        ("Vad kostade driftstoppet?", None),
    ],
)
def test_the_kind_of_cost_is_heard(question: str, kind: Cost | None) -> None:
    assert cost_asked(question) is kind


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("Vad kostar det att byta aggregaten?", "Avgiften för bastun är 45 kronor.", True),
        ("Vad kostar det att byta aggregaten?", "Bytet av aggregat kostar 310 tkr.", False),
        ("Vad kostar driften av tornet?", "Renoveringen av tornet kostade 6,4 mnkr.", True),
        ("Vad kostar driften av tornet?", "Tornet kostar 300 tkr om året.", False),
        ("Vad kostar driften av tornet?", "Tornet kostar 300 tkr.", False),
        ("Vad kostar det att parkera vid kajen?", "Kajen Utfall 3 210 tkr", True),
        ("Vad kostar det att parkera vid kajen?", "Avgiften vid kajen är 20 kronor i timmen.", False),
    ],
)
def test_another_kind_of_cost_is_known(question: str, told: str, other: bool) -> None:
    assert is_of_other_cost(question, told) is other


@pytest.fixture(scope="module")
def grythamn(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("costs"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Vad kostar det att byta alla bastuaggregat?",
        "Vad kostar driften av lotstornet per år?",
        "Vad kostar det att bada i bassängen?",
        "Vem ska leda ledarprogrammet?",  # it is for hamnvakter, and led by nobody
        "Vem ska leda programmet för lotsar?",  # the next item of the list has another's doer
    ],
)
def test_a_cost_of_another_kind_and_those_it_is_for_are_no_answer(grythamn: Assistant, question: str) -> None:
    answer = answer_to(grythamn, question)
    assert answer.refused or not answer.sure, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad kostade renoveringen av lotstornet?", "6,4"),
        ("Vad är avgiften för bastun vid bassängen?", "45"),
        ("Vad blev utfallet för bryggorna 2025?", "4 980"),
        ("Vad blev utfallet för färjeläget 2025?", "1 150"),
    ],
)
def test_what_is_told_of_the_very_cost_is_an_answer(grythamn: Assistant, question: str, told: str) -> None:
    answer = answer_to(grythamn, question)
    assert not answer.refused
    assert answer.sure, answer.text
    assert told in answer.text.replace("\xa0", " ").partition("[1]")[0]
