"""What everyday words ask of the rows of a table is worked out over all of them, and told whole."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2024

Kultur- och utbildningsnämnden i Lillmora

## Resultat per skola

| Skola | Elever | Platser | Frånvaro 2023 (%) | Frånvaro 2024 (%) |
|---|---|---|---|---|
| Alskolan | 210 | 200 | 5,1 | 5,9 |
| Bokskolan | 180 | 190 | 6,0 | 5,2 |
| Ekskolan | 95 | 90 | 4,4 | 4,8 |
| Lönnskolan | 120 | 150 | 7,2 | 6,1 |

## Boenden

| Boende | Platser | Varav demens | Fall per 1 000 dygn |
|---|---|---|---|
| Solgården | 40 | 10 | 4,2 |
| Kvarngården | 36 | 12 | 7,1 |
| Lunden | 24 | 8 | 3,3 |
| Totalt | 100 | 30 | 4,9 |

## Kostnader, tkr

| Post | Budget 2024 | Bokslut 2024 |
|---|---|---|
| Personal | -20 000 | -21 500 |
| Lokaler | -6 000 | -5 800 |
| Fordon | -3 000 | -3 900 |
| Ersättningar till familjehem | -2 000 | -2 400 |
| Avgifter | -500 | -450 |
| Taxor | 800 | 700 |

## Åtgärder

| Åtgärd | Beräknad effekt helår, tkr | Status |
|---|---|---|
| Samordnad inköpsfunktion | 900 | Pågår |
| Färre lokaler | 1 500 | Försenad |
| Digital post | 300 | Klar |

## Tillsyn

| Område | Planerat 2024 | Prognos 2024 |
|---|---|---|
| Livsmedel | 120 | 120 |
| Avlopp | 200 | 150 |
| Lantbruk | 30 | 30 |

## Bedömda uppdrag

| Uppdrag | Mätetal | Bedömning |
|---|---|---|
| Trygga skolvägar | 74 | Nås inte |
| Rena badvatten | 97 | Nås |
| Fler cyklister | 58 | Nås inte |
| Stilla gator | 58 | Nås |

## Risker

| Risk | Sannolikhet | Riskvärde |
|---|---|---|
| Attest saknas | 2 | 6 |
| Larm når inte jouren | 4 | 16 |
| Avtal löper ut | 3 | 15 |

## Personal

| Nyckeltal | 2022 | 2023 | 2024 |
|---|---|---|---|
| Tillsvidareanställda | 310 | 341 | 318 |
| Timanställda, timmar | 4 100 | 4 600 | 5 200 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("tables"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("På vilka skolor ökade frånvaron 2024?", ("Alskolan", "Ekskolan", "+0,8"), ("Bokskolan", "Lönnskolan")),
        ("På vilka skolor gick frånvaron ner?", ("Bokskolan", "Lönnskolan"), ("Alskolan", "Ekskolan")),
        ("Vilken skola tappade mest i frånvaro?", ("Lönnskolan", "1,1 procentenheter"), ("Bokskolan",)),
        ("Vilka skolor har fler elever än platser?", ("Alskolan", "Ekskolan", "+10"), ("Bokskolan", "Lönnskolan")),
        ("Vilka uppdrag har mätetalet 58?", ("Två av fyra", "Fler cyklister", "Stilla gator"), ("Trygga", "Rena")),
        ("vilket boende har fall oftast", ("Kvarngården (7,1)",), ("Solgården", "Lunden")),
        ("Vilka två risker har högst riskvärde?", ("Larm", "Avtal"), ("Attest",)),
        ("Vilken post gick mest över budget?", ("Personal", "1 500"), ("Fordon", "Lokaler")),
        ("Vilka poster drog över budget?", ("Personal", "Fordon", "−900", "familjehem", "−400"), ("Lokaler", "Taxor")),
        ("Vilka åtgärder är försenade?", ("Färre lokaler",), ("Digital post", "Samordnad")),
        ("Vilka uppdrag missas?", ("Trygga skolvägar", "Fler cyklister"), ("Rena badvatten",)),
        ("Vilka områden hinner man inte enligt plan?", ("Avlopp", "−50"), ("Livsmedel", "Lantbruk")),
        ("Vad ger alla åtgärder tillsammans på helår?", ("2 700 tkr", "900 + 1 500 + 300"), ()),
        ("Hur mycket ger färre lokaler och digital post tillsammans?", ("1 800 tkr", "1 500 + 300"), ("900",)),
        ("Hur stor andel av platserna på Kvarngården är demens?", ("33,3 %", "12 av 36"), ()),
        ("Hur stor andel av platserna i boendena är demens?", ("30,0 %", "30 av 100"), ()),
    ],
)
def test_the_rows_that_are_asked_for(
    assistant: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert answer.citations
    assert [one for one in told if one not in answer.text] == []
    assert [one for one in untold if one in answer.text] == []


@pytest.mark.parametrize(
    "question",
    [
        "På vilka skolor ökade meritvärdet 2024?",  # no such column
        "På vilka skolor ökade frånvaron 2022?",  # no such year
        "Vilka åtgärder är avbrutna?",  # no such state
        "Vad ger städning och digital post tillsammans?",  # no such row
    ],
)
def test_what_no_table_has_is_not_worked_out(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused or not answer.sure


def test_none_of_the_rows_is_an_answer(assistant: Assistant) -> None:
    assert "Ingen av tre" in answer_to(assistant, "Vilka risker har riskvärdet 14?").text


def test_two_times_of_a_row_by_everyday_verbs(assistant: Assistant) -> None:
    fewer = answer_to(assistant, "Hur många färre fast anställda hade man i slutet av 2024 än året dessförinnan?")
    assert "Minskning med 23 " in fewer.text
    assert "341" in fewer.text
    risen = answer_to(assistant, "Hur många procentenheter gick frånvaron på Alskolan upp mellan 2023 och 2024?")
    assert "0,8 procentenheter" in risen.text


def test_a_body_that_is_called_by_its_field_alone(assistant: Assistant) -> None:
    answer = answer_to(assistant, "hur har timanställdas timmar utvecklats hos kultur och utbildning?")
    assert [one for one in ("4 100", "4 600", "5 200") if one not in answer.text] == []


NEGATIVES = """# Uppföljning 2025

Barnnämnden i Lillmora

## Utfall, tkr

| Verksamhet | Budget 2025 | Avvikelse 2025 |
|---|---|---|
| Förskola | 900 | (15) |
| Fritids | 400 | 30 |
| Grundskola | 1 500 | (60) |
"""


@pytest.mark.parametrize("written", ["({})", "{}-", "-{}"])
def test_the_largest_deviation_is_that_of_the_largest_size_however_its_minus_is_written(
    tmp_path_factory: pytest.TempPathFactory, written: str
) -> None:
    report = NEGATIVES.replace("(15)", written.format(15)).replace("(60)", written.format(60))
    library = library_of(tmp_path_factory.mktemp("signed"), {"rapport.md": report})
    largest = answer_to(library, "Vilken verksamhet har störst avvikelse 2025?").text.replace("−", "-")
    assert largest.startswith("Störst avvikelse: Grundskola (-60 tkr)")
    below = answer_to(library, "Vilka verksamheter har underskott 2025?").text.replace("−", "-")
    assert "Förskola: -15 tkr" in below
    assert "Grundskola: -60 tkr" in below
    assert "Fritids" not in below


def test_no_row_is_called_the_highest_where_a_number_is_not_read_as_one(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    report = NEGATIVES.replace("Avvikelse 2025", "Utfall 2025")  # it may be last year's, in parentheses
    library = library_of(tmp_path_factory.mktemp("hidden"), {"rapport.md": report})
    for question in ("Vilken verksamhet har högst utfall 2025?", "Vilken verksamhet har lägst utfall 2025?"):
        answer = answer_to(library, question)
        assert answer.refused or not answer.sure
