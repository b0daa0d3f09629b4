"""Whether a text says who."""

import pytest

from assistant.weigh.supported.told.agents import (
    asks_company,
    asks_name,
    asks_role,
    tells_agent,
    tells_company,
    tells_name,
    tells_role,
)
from assistant.words.match import terms_of


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Vem städar badet?", "Badet städas av parkmästaren.", True),
        ("Vem städar badet?", "Socialtjänsten städar badet.", True),
        ("Vem städar badet?", "Badet städas varje dag.", False),
        ("Vem utbildar handledarna?", "Handledare går en halv dags utbildning.", False),
        ("Vem får låna?", "Den som fyllt 70 år får låna.", True),
    ],
)
def test_a_text_says_who_by_name_or_by_what_they_are(question: str, text: str, told: bool) -> None:
    assert tells_agent(text, question) is told


def test_a_post_is_held_by_somebody_with_a_name() -> None:
    question = "Vem blir rektor för Ekens skola?"
    assert asks_role(question)
    assert not asks_role("Vem leder arbetet?")
    assert tells_name("Sedan april är Maja Lind rektor.", question)
    assert not tells_name("En rektor rekryteras till Ekens skola.", question)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Maten lagas av Kökslaget AB.", True),
        ("Avtalet löper till 2027.", True),
        ("Bron ritades av Lindlöf.", True),
        ("Olja rann ut vid den nedlagda fabriken.", False),
    ],
)
def test_a_company_is_told_by_more_than_a_place(text: str, told: bool) -> None:
    assert asks_company("Vilket företag äger fabriken?")
    assert tells_company(text) is told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Vem är vd i bolaget?", "Vd är Maja Lind.", True),
        ("Vem är enhetschef på Linden?", "Sjuksköterskan Maja Lind sade att enheten är för liten.", False),
        ("Vem är ordförande i styrelsen?", "Styrelsen leddes av Maja Lind.", True),
        ("Vad heter ägaren till kiosken?", "Maja Lind reserverade sig mot beslutet om kiosken.", False),
        ("Vad heter enhetschefen?", "Enhetschefen ansvarar för planen.", False),
    ],
)
def test_who_holds_a_post_is_told_by_a_name_and_the_post(question: str, text: str, told: bool) -> None:
    terms = terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})
    assert asks_name(question)
    assert tells_role(text, question, terms) is told
