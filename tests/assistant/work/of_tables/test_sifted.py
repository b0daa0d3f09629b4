"""Rows are told by what stands in their cells of words: undone, undecided, of one unit or one person, and no others."""

import pytest

from assistant.ask import Assistant
from assistant.words.states import State, state_asked, state_told
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Omsorgsnämnden i Granby kommun

## Uppdrag från fullmäktige

| Uppdrag | Ansvarig | Klart senast | Status |
|---|---|---|---|
| Utreda en mobil dagverksamhet | Enhetschef Mona Ask | 2025-06-30 | Genomfört |
| Införa nyckelfria lås | Systemförvaltare Jon Vik | 2025-12-31 | Pågår |
| Ta fram en kompetensplan | Systemförvaltare Jon Vik | 2025-10-31 | Genomfört |
| Se över avgifterna för larm | Ekonom Ulf Berg | 2025-12-31 | Ej påbörjat |
| Starta en anhöriggrupp | Kurator Siv Al | 2025-09-30 | Försenat |

## Åtgärder för budget i balans

| Åtgärd | Effekt, tkr | Ansvarig enhet | Beslut i nämnden |
|---|---|---|---|
| Färre inhyrda sjuksköterskor | 1 800 | Hemsjukvård | Beslutad |
| Gemensam nattbemanning | 950 | Särskilt boende | 2025-03-18, § 20 |
| Uppsagd lokal på Kvarngatan | 400 | Staben | Väntar på beslut |
| Lägre måltidspris | 620 | Särskilt boende | Ej beslutad |

## Aktiviteter

| Aktivitet | Enhet | Start | Klart |
|---|---|---|---|
| Digital planering | Hemtjänst | jan 2025 | jun 2025 |
| Nytt demenscafé | Dagverksamhet | mar 2025 | apr 2025 |
| Utbildning i bemötande | Hemtjänst | feb 2025 | nov 2025 |
| Upphandling av larm | Staben | apr 2025 | okt 2025 |
"""
PARTED = """# Uppföljning av trygghetsplanen 2025

Kommunstyrelsen i Norrby kommun

## Åtgärder

Tabell 1. Område A, torg och parker

| Åtgärd | Ansvarig | Status |
|---|---|---|
| Ny belysning | Tekniska kontoret | Genomförd |
| Kameror på torget | Kommunstyrelsen | Försenad |
| Grannsamverkan | Norrby Bostäder | Avslutad |

Tabell 2. Område B, barn och unga

| Åtgärd | Ansvarig | Status |
|---|---|---|
| Föräldrakurs | Skolkontoret | Genomförd |
| Nattvandring | Föreningsrådet | Pågår |
| Fritidsbank | Skolkontoret | Försenad |

## Hemtjänst

Tabell 3. Antal olika personal per brukare

| Grupp | Hösten 2024 | Våren 2025 | Nämndens mål |
|---|---|---|---|
| Norra | 15 | 12 | 12 |
| Södra | 16 | 17 | 12 |
| Centrum | 14 | 11 | 12 |

## Ekonomi

| Verksamhet, tkr | Budget | Avvikelse |
|---|---|---|
| Plan och kart | 4 200 | 590 |
| Bygglov | 3 100 | -40 |

Två detaljplaner försenades under året: Norra kajen och Skolbacken.
"""
ROWS = {
    "dagverksamhet": "mobil dagverksamhet",
    "lås": "nyckelfria lås",
    "plan": "kompetensplan",
    "avgifter": "avgifterna för larm",
    "grupp": "anhöriggrupp",
    "inhyrda": "inhyrda",
    "natt": "nattbemanning",
    "lokal": "Kvarngatan",
    "pris": "måltidspris",
    "planering": "Digital planering",
    "café": "demenscafé",
    "utbildning": "Utbildning i bemötande",
    "upphandling": "Upphandling av larm",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("sifted"), {"omsorg_2025.md": REPORT})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Vilka av fullmäktiges uppdrag blev inte klara?", "lås avgifter grupp"),
        ("Vilka uppdrag hann nämnden inte slutföra?", "lås avgifter grupp"),
        ("Vilka uppdrag genomfördes aldrig?", "lås avgifter grupp"),
        ("Vilka uppdrag hann nämnden med?", "dagverksamhet plan"),
        ("Vilka uppdrag har inte påbörjats?", "avgifter"),
        ("Vilka av uppdragen är försenade?", "grupp"),
        ("Vilka av Jon Viks uppdrag är inte klara?", "lås"),
        ("Vilka uppdrag ansvarar Jon Vik för?", "lås plan"),
        ("Vilka åtgärder är ännu inte beslutade?", "lokal pris"),
        ("Vilka åtgärder har nämnden sagt ja till?", "inhyrda natt"),
        ("Vilka sparåtgärder har nämnden inte tagit beslut om?", "lokal pris"),
        ("Vilka åtgärder ligger på särskilt boende?", "natt pris"),
        ("Vilka åtgärder på särskilt boende är inte beslutade?", "pris"),
        ("Vilka aktiviteter ligger på hemtjänsten?", "planering utbildning"),
        ("Vilka aktiviteter har enheten Staben?", "upphandling"),
    ],
)
def test_the_rows_that_a_cell_of_words_tells_are_told_and_no_others(
    assistant: Assistant, question: str, rows: str
) -> None:
    answer = answer_to(assistant, question)
    told = {name for name, words in ROWS.items() if words in answer.text}
    assert (answer.refused, told) == (False, set(rows.split())), answer.text


@pytest.mark.parametrize(
    ("cell", "of_decisions", "state"),
    [
        ("Klar", False, State.DONE),
        ("Genomförd 1 september", False, State.DONE),
        ("Klar till hälften", False, None),
        ("Ej genomfört", False, State.MISSED),
        ("Ännu inte påbörjad", False, State.NOT_BEGUN),
        ("Pågår enligt plan", False, State.ONGOING),
        ("Senarelagd till 2026", False, State.LATE),
        ("Delvis genomförd", False, State.PARTLY),
        ("Pausad", False, State.STOPPED),
        ("Kalle ringer", False, None),
        ("KN 2025-05-20", True, State.DECIDED),
        ("Återremiss KN 2025-05-20", True, State.PENDING),
        ("Delegation", True, State.DECIDED),
        ("Föreslås i december", True, State.PENDING),
    ],
)
def test_a_cell_tells_its_state_by_how_it_begins(cell: str, of_decisions: bool, state: State | None) -> None:
    assert state_told(cell, of_decisions=of_decisions) is state


@pytest.mark.parametrize(
    "question", ["vilka enheter klarade malet", "vilka nar sitt mal", "vad ar klart dyrast", "vilka uppdrag finns"]
)
def test_what_asks_for_no_state_is_heard_as_none(question: str) -> None:
    assert state_asked(question) is None


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("parted"), {"uppfoljning_2025.md": PARTED})


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Hur många av åtgärderna är genomförda?", "Två av sex;Ny belysning;Föräldrakurs", "Grannsamverkan"),
        ("Vilka åtgärder är försenade?", "Kameror;Fritidsbank", "Nattvandring"),
        ("Vilka åtgärder är inte genomförda?", "Kameror;Grannsamverkan;Nattvandring;Fritidsbank", "belysning"),
        ("Vilka åtgärder har Skolkontoret?", "Föräldrakurs;Fritidsbank", "Kameror"),
    ],
)
def test_a_list_that_is_cut_into_like_tables_is_one(parted: Assistant, question: str, told: str, untold: str) -> None:
    answer = answer_to(parted, question)
    assert [one for one in told.split(";") if one not in answer.text] == [], answer.text
    assert untold not in answer.text


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Vilka hemtjänstområden klarade målet om antal personal våren 2025?", {"Norra", "Centrum"}),
        ("Vilka områden nådde inte målet för antal personal?", {"Södra"}),
    ],
)
def test_rows_that_reach_the_target_of_their_board_are_all_told(
    parted: Assistant, question: str, rows: set[str]
) -> None:
    answer = answer_to(parted, question)
    assert {name for name in ("Norra", "Södra", "Centrum") if name in answer.text} == rows, answer.text


def test_a_number_says_of_no_thing_that_it_is_late(parted: Assistant) -> None:
    answer = answer_to(parted, "Vilka detaljplaner blev försenade?")
    assert "Plan och kart" not in answer.text
    assert "Norra kajen" in answer.text


def test_one_thing_of_a_unit_is_no_list_of_its_rows(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilken budget får enheten Staben 2030?")
    assert "Upphandling av larm" not in answer.text
    assert "Kvarngatan" not in answer.text
