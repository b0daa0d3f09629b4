"""How far two figures of running text are apart is worked out only where one is set against the other."""

import pytest

from assistant.answer import Ranked, Source
from assistant.tell.extracting.differences import asks_difference, with_difference
from assistant.tell.statements import Statement
from ingest.document import Description, Passage, PassageKind, Span

SOURCE = Source(id="d", file="f.md", description=Description(title="Rapport", year=2025))


def _told(question: str, *sentences: str) -> str:
    statements = []
    for text in sentences:
        passage = Passage(
            id="p", document_id="d", position=0, kind=PassageKind.PROSE, text=text, span=Span(start=0, end=len(text))
        )
        statements.append(Statement(text=text, ranked=Ranked(passage=passage, source=SOURCE, score=1.0), quoted=text))
    lead = with_difference(tuple(statements), question, sentences[0])[0].text
    return lead.removesuffix(sentences[0]).strip()


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("Hur mycket dyrare blev torget än beräknat?", "Torget kostade 41 mnkr mot beräknade 36.", "5 mnkr (41 − 36)"),
        ("Hur många färre kurser hölls än planerat?", "Av 30 planerade kurser hölls 24.", "6 (30 − 24)"),
        ("Hur många platser saknades till målet?", "Nämnden ordnade 70 av 85 platser.", "15 platser (85 − 70)"),
        ("Hur många färre än målet blev det?", "Kommunen anställde 18 lärare (målet var 25).", "7 (25 − 18)"),
        (
            "Hur stor är skillnaden i frånvaro mellan kvinnor och män?",
            "Frånvaron var 8,1 procent för kvinnor och 5,4 procent för män.",
            "2,7 procentenheter (8,1 − 5,4)",
        ),
        ("Hur mycket högre var elen 2025 än 2024?", "Elen kostade 9,2 mnkr (2024: 7,5).", "1,7 mnkr (9,2 − 7,5)"),
        ("Hur mycket minskade kön?", "Kön minskade från 210 till 154 barn.", "56 (210 − 154)"),
        ("Hur många bänkar mister torget?", "Antalet bänkar går från 30 till 22 i maj.", "8 (30 − 22)"),
        ("Hur många båtar tappade hamnen?", "Båtarna minskade från 64 till 51.", "13 (64 − 51)"),
        (
            "Hur många poängs skillnad är det mellan flickor och pojkar?",
            "Flickorna hade i snitt 236 i merit och pojkarna 209.",
            "27 (236 − 209)",
        ),
        (
            "Hur mycket skiljer det mellan kvinnor och män?",
            "Av männen är 63 procent trygga, av kvinnorna 44 procent.",
            "19 procentenheter (63 − 44)",
        ),
        ("Hur mycket högre är männens lön än kvinnornas?", "Männens lön var 36 kkr och kvinnornas 34.", "2 "),
    ],
)
def test_two_figures_that_are_set_against_each_other(question: str, sentence: str, told: str) -> None:
    assert told in _told(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hur mycket dyrare är torget än bron?", "Torget kostade 41 mnkr mot beräknade 36."),  # of two things
        ("Hur mycket högre var elen 2025 än 2022?", "Elen kostade 9,2 mnkr (2024: 7,5)."),  # another year
        ("Hur mycket dyrare blev torget än beräknat?", "Torget kostade 41 mnkr och har 36 bänkar."),
        ("Hur många färre än målet blev det?", "Det blev 18 mot planerade 25, och 7 procent mot planerade 9."),
        ("Vad kostade torget?", "Torget kostade 41 mnkr mot beräknade 36."),
    ],
)
def test_others_are_left_as_they_are(question: str, sentence: str) -> None:
    assert not _told(question, sentence)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Hur många fler platser blev det än året innan?", True),
        ("Hur långt från målet var väntetiden?", True),
        ("hur stor skillnad är det mellan skolorna", True),
        ("Hur många större dialoger ska hållas under 2026?", False),
        ("Hur många hade mer än 14 dagars väntan?", False),
        ("Hur mycket plast köptes in under 2025?", False),
    ],
)
def test_what_asks_for_a_difference(question: str, asks: bool) -> None:
    assert asks_difference(question) is asks


def test_two_sentences_that_count_the_same_at_the_times_asked_for() -> None:
    question = "Hur många fler lärare hade skolan 2025 än 2023?"
    now, then = "I maj 2025 hade skolan 61 lärare och 9 vikarier.", "I maj 2023 hade skolan 52 lärare."
    assert "(61 − 52)" in _told(question, now, then)
    assert not _told(question, now, then.replace("2023", "2022"))
    assert not _told(question, now, then.replace("lärare", "klasser"))
