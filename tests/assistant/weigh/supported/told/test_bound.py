"""A figure counts the noun that it stands with, and not whatever is near."""

import pytest

from assistant.weigh.supported.counted import counted_things
from assistant.weigh.supported.told.bound import bound, counts_no_part
from assistant.words.match import terms_of

_LEAST = 0.5


def _bound(question: str, text: str) -> float:
    terms = terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})
    return bound(text, terms, counted_things(question, terms), question=question)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hur många broddar lånades ut?", "Vid åtta uppställda lådor kan man hämta grus samt låna broddar."),
        ("Hur många kunder har ett eget team?", "Den som vill får ett eget team på fyra personer."),
        ("Hur många elever läser ryska?", "Språkhuset håller öppet tre kvällar i veckan."),
        ("Hur många träd har fällts?", "Träden vattnas under de tre första åren."),
        ("Hur många barn bor på vägen?", "Våren 2024 flyttade barn in den 14 augusti."),
        ("Hur många avtal förlängdes?", "I 31 fall kom svaret för sent. Avtal skrivs på nytt."),
    ],
)
def test_what_stands_beyond_the_noun_is_not_counted(question: str, text: str) -> None:
    assert _bound(question, text) < _LEAST


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hur många ärenden granskades?", "Granskningen omfattade 60 slumpvis valda ärenden."),
        ("Hur många familjer avhystes?", "Endast en familj avhystes, mot fem året innan."),
        ("Hur många bygglov söktes?", "Det kom in 412 ansökningar om bygglov."),
        ("Hur många samtal hölls?", "Mottagningen höll 161 råd- och stödsamtal."),
        ("Hur många barn är inskrivna?", "Antalet inskrivna barn uppgick till 340."),
        ("Hur många ungdomar kom?", "Träffen hade 15 deltagare."),
        ("Hur många avtal förlängdes?", "I 31 fall kunde avtal förlängas."),
        ("Hur många kontrollbesök gjordes?", "Kontrollbesök gjordes på 233 anläggningar."),
    ],
)
def test_a_figure_counts_its_noun_or_its_subject(question: str, text: str) -> None:
    assert _bound(question, text) >= _LEAST


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Hur många av breven handlade om buller?", "Grannar har skrivit 31 brev, mest om buller.", True),
        ("Hur många av breven handlade om buller?", "Av 31 brev handlade 12 om buller.", False),
        ("Hur många av breven handlade om buller?", "Samtliga 31 brev handlade om buller.", False),
        ("Hur många av hyresgästerna hade hund?", "14 hyresgäster sades upp.", True),
        ("Hur många av hyresgästerna hade hund?", "14 hyresgäster sades upp, varav fem hade hund.", False),
        ("Hur många av klagomålen gällde Ekskolan?", "Klagomålen var 52, fyra fler än 2024.", True),
        ("Hur många av eleverna har kommit tillbaka?", "17 av eleverna återgick till skolan.", False),
        ("Hur många elever går i skolan?", "Skolan har 31 elever.", False),
    ],
)
def test_a_part_is_not_told_by_how_many_there_are(question: str, text: str, lacks: bool) -> None:
    terms = terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})
    assert counts_no_part([text], terms, question=question) is lacks
