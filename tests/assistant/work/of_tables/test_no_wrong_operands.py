"""What a table's figures do not bear is not worked out of them: the reverse, an index added up, a part that is none."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2025

Barn- och kulturnämnden i Lillmora

## Timplan per skola

| Skola | Undervisningstid utfall (tim) | Undervisningstid krav (tim) |
|---|---|---|
| Björkskolan | 800 | 890 |
| Granskolan | 900 | 890 |
| Tallskolan | 890 | 890 |

## Väntan per mottagning

| Mottagning | Väntetid utfall (dagar) | Väntetid mål (dagar) |
|---|---|---|
| Norra | 10 | 10 |
| Södra | 14 | 10 |
| Västra | 8 | 10 |

## Nöjdhet per verksamhet

| Verksamhet | NKI 2025 |
|---|---|
| Bygglov | 70 |
| Miljötillsyn | 75 |
| Serveringstillstånd | 80 |

## Medelålder per förvaltning

| Förvaltning | Medelålder |
|---|---|
| Vård | 45 |
| Skola | 44 |
| Teknik | 50 |

## Sjukfrånvaro per förvaltning

| Förvaltning | Sjukfrånvaro |
|---|---|
| Vård | 8,1 |
| Skola | 6,2 |
| Teknik | 4,4 |

## Anställda per förvaltning

| Förvaltning | Antal anställda |
|---|---|
| Vård | 200 |
| Skola | 100 |
| Teknik | 50 |
| Kommunen | 350 |

## Bidrag per förening, tkr

| Förening | Bidrag |
|---|---|
| Lillmora IF | 130 |
| Ridklubben | 80 |
| Scoutkåren | 40 |

## Investeringar, tkr

| Objekt | 2026 | 2027 | 2028 |
|---|---|---|---|
| Ny brandbil | 300 | 500 | 0 |
| Gatubelysning | 100 | 100 | 100 |

## Vattenförbrukning

| Anläggning | 2023 | 2024 | T1 2025 |
|---|---|---|---|
| Strandbadet | 900 | 950 | 310 |
| Rinken | 400 | 420 | 150 |

## Böter, tkr

| Slag | Utfall 2023 | Utfall 2024 | Utfall jan-apr 2025 |
|---|---|---|---|
| Felparkering | 700 | 720 | 260 |
| Nedskräpning | 10 | 20 | 5 |

## Bemanning per förskola

| Förskola | Pedagoger | Barn |
|---|---|---|
| Humlan | 8 | 60 |
| Getingen | 6 | 45 |
| Myran | 10 | 72 |
| Summa | 24 | 177 |

## Parkering i kvarteren

| Kvarter | Rutor | Laddrutor | Uthyrda |
|---|---|---|---|
| Hamnen | 50 | 10 | 40 |
| Torget | 80 | 20 | 60 |
| Stationen | 70 | 10 | 50 |
| Summa | 200 | 40 | 150 |

## Sångare i körerna

| Kör | Sångare | Varav nybörjare |
|---|---|---|
| Morgonkören | 40 | 30 |
| Kvällskören | 60 | 45 |
| Summa | 100 | 75 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("operands"), {"BKN_arsredovisning_2025.md": REPORT})


@pytest.mark.parametrize("asked", ["klarade kravet", "klarade inte kravet"])
def test_no_row_has_reached_what_nobody_knows_the_better_way_of(library: Assistant, asked: str) -> None:
    answer = answer_to(library, f"Vilka skolor {asked} på undervisningstid?")
    assert answer.working is None
    assert answer.refused or not answer.sure


def test_a_row_beyond_a_requirement_is_told_where_the_side_is_asked_for(library: Assistant) -> None:
    answer = answer_to(library, "Vilka skolor ligger under kravet på undervisningstid?")
    assert "Björkskolan" in answer.text
    assert "Tallskolan" not in answer.text


@pytest.mark.parametrize(
    ("question", "meant", "others"),
    [
        ("Vilka mottagningar klarade sitt mål för väntetid?", ("Norra", "Västra"), ("Södra",)),
        ("Vilka mottagningar klarade inte sitt mål för väntetid?", ("Södra",), ("Norra", "Västra")),
    ],
)
def test_a_row_that_equals_its_target_has_reached_it(
    library: Assistant, question: str, meant: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = answer_to(library, question)
    assert all(f"{name}:" in answer.text for name in meant)
    assert not any(f"{name}:" in answer.text for name in others)


@pytest.mark.parametrize(
    "question",
    [
        "Vad blir NKI för alla verksamheter tillsammans?",
        "Vad blir NKI för bygglov och miljötillsyn tillsammans?",
        "Hur hög är medelåldern totalt?",
        "Hur hög är sjukfrånvaron totalt per förvaltning?",
        "Hur många anställda har vi totalt?",  # one of the rows is the sum of the others
    ],
)
def test_nothing_is_added_up_that_no_sum_can_be_made_of(library: Assistant, question: str) -> None:
    answer = answer_to(library, question)
    assert answer.working is None
    assert "Tillsammans" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stort bidrag fick föreningarna totalt?", "Tillsammans 250 tkr"),
        ("Hur många anställda har vård och skola tillsammans?", "Tillsammans 300"),
    ],
)
def test_amounts_and_counts_are_added_up(library: Assistant, question: str, told: str) -> None:
    assert told in answer_to(library, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("summa gatubelysning 2026–2028", "100 + 100 + 100 = 300 tkr"),
        ("total investering brandbil 2026-2028", "300 + 500 + 0 = 800 tkr"),
        ("Hur mycket investeras totalt i ny brandbil 2026 till 2028?", "300 + 500 + 0 = 800 tkr"),
        ("Hur mycket investeras i ny brandbil sammanlagt 2026 och 2027?", "300 + 500 = 800 tkr"),
    ],
)
def test_a_sum_of_a_span_takes_every_year_of_it(library: Assistant, question: str, told: str) -> None:
    assert told in answer_to(library, question).text


def test_a_change_over_a_span_is_no_sum(library: Assistant) -> None:
    assert "Tillsammans" not in answer_to(library, "Hur mycket minskar ny brandbil totalt 2026–2028?").text


@pytest.mark.parametrize("row", ["felparkering", "nedskräpning"])
def test_a_part_of_a_year_is_not_added_to_whole_years(library: Assistant, row: str) -> None:
    answer = answer_to(library, f"Hur mycket gav {row} sammanlagt 2023–2025?")
    assert answer.working is None
    assert "Tillsammans" not in answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Hur har vattenförbrukningen på Strandbadet varit 2023–2025?", ("900", "950", "310")),
        ("Hur har felparkering gått 2023–2025?", ("700", "720", "260")),
    ],
)
def test_a_part_of_a_year_is_no_change_since_a_whole_one(
    library: Assistant, question: str, figures: tuple[str, ...]
) -> None:
    answer = answer_to(library, question)
    assert "Minskning" not in answer.text
    assert all(figure in answer.text for figure in figures) or answer.refused or not answer.sure


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor del av pedagogerna är barn?",  # the smaller column is no part of the larger one
        "Hur stor del av barnen är pedagoger?",
        "Hur stor andel av barnen på Humlan är pedagoger?",
        "Hur stor andel av laddrutorna är rutor?",  # the whole and its part turned round
        "Hur stor andel av nybörjarna är sångare?",
    ],
)
def test_a_smaller_column_is_not_taken_for_a_part(library: Assistant, question: str) -> None:
    answer = answer_to(library, question)
    assert answer.working is None
    assert answer.refused or not answer.sure


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stor andel av rutorna är laddrutor?", "20,0 % (40 av 200)"),
        ("Hur stor andel av rutorna i Hamnen är uthyrda?", "80,0 % (40 av 50)"),
        ("Hur stor andel av sångarna är nybörjare?", "75,0 % (75 av 100)"),
    ],
)
def test_a_part_is_told_of_the_whole_that_is_asked_for(library: Assistant, question: str, told: str) -> None:
    assert told in answer_to(library, question).text
