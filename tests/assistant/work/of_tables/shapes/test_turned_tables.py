"""Tables on their sides: years as rows, places as columns; and figures that are not told as a result they are not."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2024

Servicenämnden, Kvistinge kommun

## Tvätterier

| | Norra tvätten | Södra tvätten | Hamntvätten |
|---|---|---|---|
| Tvätt per dag, kg | 640 | 910 | 305 |
| Årsarbetare | 5,5 | 7,0 | 3,25 |
| Kostnad per kilo, kr | 12,40 | 10,90 | 15,20 |

## Färdtjänst

| År | Resor | Beställda turer | Körda turer |
|---|---|---|---|
| 2022 | 4 120 | 3 900 | 3 610 |
| 2023 | 4 480 | 4 060 | 3 700 |
| 2024 | 4 750 | 4 300 | 3 815 |

## Trygghet

Andel i procent.

| Påstående | Hela kommunen 2022 | Hela kommunen 2024 | Kyrkbyn | Udden | Lövnäs |
|---|---|---|---|---|---|
| Trygg på torget | 71 | 69 | 58 | 77 | 73 |
| Nöjd med gatubelysningen | 52 | 55 | 66 | 49 | 38 |

## Ekonomi

Belopp i mnkr.

| Område | Budget 2024 | Bokslut 2024 | Bokslut 2023 |
|---|---|---|---|
| Lokaler | 41,2 | 44,7 | 40,1 |
| Städ | 18,3 | 17,9 | 17,2 |
| Servicenämnden | 59,5 | 62,6 | 57,3 |

## Inköp

Belopp i tkr.

| Objekt | 2025 | 2026 | 2027 |
|---|---|---|---|
| Bilar | 210 | 180 | 240 |
| Skurmaskiner | 95 | 60 | 75 |
| Summa | 305 | 240 | 315 |
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("turned"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilket tvätteri har lägst kostnad per kilo?", "10,90"),
        ("Vilket tvätteri har flest årsarbetare?", "7,0"),
        ("Vilken ort är minst nöjd med gatubelysningen?", "Lövnäs"),
        ("Hur mycket mer kostade lokaler 2024 än budget?", "3,5 mnkr"),
        ("Hur mycket billigare blev städ 2024 än budgeterat?", "0,4 mnkr"),
        ("Hur mycket kostar bilarna 2025–2027 sammanlagt?", "630 tkr"),
        ("Hur har antalet resor i färdtjänsten förändrats?", "630"),
    ],
)
def test_a_table_is_read_by_its_columns_too(service: Assistant, question: str, told: str) -> None:
    answer = answer_to(service, question)
    assert told in answer.text
    assert not answer.refused


def test_a_turned_cell_is_cited_as_its_table_has_it(service: Assistant) -> None:
    first, *_ = answer_to(service, "Vilket tvätteri har flest årsarbetare?").citations
    assert first.cell is not None
    assert (first.cell.row, first.cell.column) == ("Årsarbetare", "Södra tvätten")


@pytest.mark.parametrize(
    "question",
    [
        "Vilket tvätteri har störst lokaler?",
        "Vilket tvätteri är snabbast per dag?",
        "Hur mycket kostar Norra tvätten och Hamntvätten ihop per kilo?",
    ],
)
def test_no_cell_alone_is_told_for_a_rank_or_a_sum(service: Assistant, question: str) -> None:
    answer = answer_to(service, question)
    assert answer.refused or not answer.sure


CALLS = """# Delårsrapport per augusti 2025

Gatunämnden, Kvistinge kommun

## Anmälningar

| Slag | Kv 1 2024 | Kv 2 2024 | Kv 1 2025 | Kv 2 2025 |
|---|---|---|---|---|
| Snöröjning | 210 | 12 | 265 | 9 |
| Trasig skylt | 34 | 51 | 28 | 60 |
| Nedskräpning | 47 | 83 | 52 | 91 |
| Totalt | 291 | 146 | 345 | 160 |
"""


STAFF = """# Verksamhetsberättelse 2024

Äldrenämnden, Kvistinge kommun

## Hemtjänst

| År | Kunder | Varav kvinnor | Beviljade timmar | Utförda timmar |
|---|---|---|---|---|
| 2023 | 210 | 126 | 80 400 | 71 200 |
| 2024 | 224 | 140 | 84 000 | 70 560 |

## Bemanning

| Yrke | Kvinnor 2023 | Män 2023 | Kvinnor 2024 | Män 2024 |
|---|---|---|---|---|
| Vårdare | 90 | 10 | 84 | 21 |
| Planerare | 6 | 2 | 6 | 4 |

## Beläggning

Beläggning i procent.

| Hem | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|
| Lyan | 97 % | 95 % | 91 % | 88 % |
| Viken | 90 % | 92 % | 93 % | 96 % |

## Kostnader

Belopp i mnkr.

| Område | Bokslut 2024 | Bokslut 2023 |
|---|---|---|
| Boende | 80,0 | 77,2 |
| varav inhyrd personal | 6,0 | 9,1 |
| Dagverksamhet | 12,5 | 12,0 |
"""


@pytest.fixture(scope="module")
def staff(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("staff"), {"vb.md": STAFF})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många timmar beviljades men utfördes aldrig i hemtjänsten 2024?", "13 440"),
        ("Hur stor andel av de beviljade timmarna utfördes 2023?", "88,6 %"),
        ("Hur stor andel av kunderna i hemtjänsten var kvinnor 2024?", "62,5 %"),
        ("Hur stor andel av planerarna var män 2024?", "40,0 %"),
        ("Hur stor andel av boendets kostnader 2024 var inhyrd personal?", "7,5 %"),
        ("Hur stor del av boendets kostnader 2023 gick till inhyrd personal?", "11,8 %"),
        ("Hur mycket har Lyans beläggning sjunkit sedan 2021?", "9 procentenheter"),
    ],
)
def test_a_share_is_worked_out_of_rows_of_years_sexes_and_parts(staff: Assistant, question: str, told: str) -> None:
    answer = answer_to(staff, question)
    assert told in answer.text
    assert answer.sure


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("calls"), {"delar.md": CALLS})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många anmälningar om snöröjning kom kv 1 2025 i Kvistinge?", "265"),
        ("Hur många anmälningar om nedskräpning kom Q2 2024?", "83"),
        ("Hur många fler anmälningar om nedskräpning kom kv 2 2025 än kv 2 2024?", "8"),
        ("Hur stor del av anmälningarna kv 2 2025 gällde trasig skylt?", "37,5 %"),
    ],
)
def test_a_part_of_a_year_may_be_a_column_of_another_report(calls: Assistant, question: str, told: str) -> None:
    answer = answer_to(calls, question)
    assert told in answer.text
    assert answer.sure


@pytest.mark.parametrize(
    "question",
    [
        "Hur många anmälningar om snöröjning kom kv 3 2025 i Kvistinge?",
        "Hur många anmälningar om snöröjning kom enligt kvartalsrapport 1 2025?",
    ],
)
def test_a_report_or_a_quarter_that_is_not_there_is_said_so(calls: Assistant, question: str) -> None:
    answer = answer_to(calls, question)
    assert answer.refused or not answer.sure
