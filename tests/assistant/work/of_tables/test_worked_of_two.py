"""What two cells of a table come to, asked for in whatever words, over tables of several shapes."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

LEISURE = """# Fritidsnämnden, Älvdala kommun: verksamhetsberättelse 2025

## Anläggningar

Tabell 1. Badhus och ishallar

| Anläggning | Platser i simskolan | Inskrivna i simskolan | Besök 2024 | Besök 2025 |
|---|---|---|---|---|
| Havsbadet | 120 | 96 | 41 300 | 44 800 |
| Tallbadet | 80 | 74 | 18 200 | 17 650 |
| Ishallen Polaris | 60 | 21 | 30 400 | 28 900 |
| Summa | 260 | 191 | 89 900 | 91 350 |

Tabell 2. Investeringar, mnkr

| Projekt | Utfall 2025 | Budget 2025 | Beräknad total utgift |
|---|---|---|---|
| Värmepump Havsbadet | 16,3 | 14,0 | 31,0 |
| Läktare Norrvallen | 8,1 | 9,5 | 20,5 |

Tabell 3. Trivsel enligt enkäten, andel nöjda (%)

| Yrkesgrupp | April 2024 | Oktober 2024 | April 2025 | Oktober 2025 |
|---|---|---|---|---|
| Badvakter | 71 | 74 | 66 | 63 |
| Vaktmästare | 80 | 79 | 82 | 85 |
| Receptionister | 68 | 70 | 73 | 71 |

Tabell 4. Bokade och nyttjade timmar

| Hall | Bokade timmar | Nyttjade timmar |
|---|---|---|
| Björkhallen | 3 120 | 2 870 |
| Sporthallen | 2 450 | 2 015 |
| Totalt | 5 570 | 4 885 |

## Personal

Tabell 5. Personal och deltagare

| Mått | 2023 | 2024 | 2025 |
|---|---|---|---|
| Deltagare i simskolan | 612 | 640 | 684 |
| Simlärare (årsarbetare) | 18 | 19,5 | 18 |
| Sjukfrånvaro kvinnor (%) | 7,9 | 8,2 | 7,1 |
| Sjukfrånvaro män (%) | 4,1 | 4,9 | 3,6 |
| Personalomsättning (%) | 11,0 | 12,4 | 9,8 |

## Tillsvidareanställda i december

| Enhet | 2024 | 2025 | Varav kvinnor 2025 | Heltid 2025 (%) |
|---|---|---|---|---|
| Bad | 48 | 50 | 31 | 80 |
| Bibliotek | 30 | 30 | 24 | 65 |
| Totalt | 78 | 80 | 55 | 74 |

## Barn på lägergårdarna

| Lägergård | Flickor | Pojkar | Totalt | Klarade simprovet | Timmar i vattnet |
|---|---|---|---|---|---|
| Ekholmen | 18 | 22 | 40 | 34 | 120 |
| Sandvik | 25 | 15 | 40 | 29 | 200 |

## Bemanning med badvakter

| Område | Behov | Anställda 2024 | Anställda 2025 |
|---|---|---|---|
| Norra | 14 | 12 | 11 |
| Södra | 18 | 17 | 16 |
| Hela kommunen | 32 | 29 | 27 |
"""
ENVIRONMENT = """# Miljönämnden, Granvik: uppföljning av handlingsplanen 2025

## Tidplan

| Moment | Planerat | Verkligt |
|---|---|---|
| Taxan beslutad | mars 2024 | september 2024 |
| E-tjänst för anmälan driftsatt | oktober 2024 | maj 2025 |
| Utbildning av handläggare klar | december 2024 | december 2024 |

## Avgifter, kronor

| Avgift | Nuvarande taxa | Ny taxa |
|---|---|---|
| Tillstånd för enskilt avlopp | 8 400 | 9 300 |
| Registrering av livsmedelslokal | 1 450 | 1 600 |
| Timavgift vid tillsyn | 1 180 | 1 240 |

## Prognos för helåret, tkr

| Verksamhet | Budget | Prognos april | Prognos augusti |
|---|---|---|---|
| Livsmedelskontroll | 3 200 | 3 450 | 3 900 |
| Hälsoskydd | 2 700 | 2 650 | 2 560 |

## Godkända efter besök

| Grupp | Vid start | Efter 6 månader | Efter 12 månader |
|---|---|---|---|
| Restauranger | 52 | 71 | 78 |
| Skolkök | 64 | 80 | 83 |
| Butiker | 47 | 55 | 66 |

## Sparåtgärder

| Åtgärd | Beslutad | Effekt 2025 (tkr) | Helårseffekt (tkr) |
|---|---|---|---|
| Färre provtagningar | 2025-03-04 | 240 | 480 |
| Gemensam bilpool | 2025-04-15 | 180 | 310 |
| Digital tillsyn | 2025-06-10 | 95 | 260 |

## Synpunkter på lekparkerna

| Slag | 2024 | 2025 |
|---|---|---|
| Trasiga gungor | 12 | 20 |
| Skräp | 8 | 14 |
| Buller | 7 | 5 |

## Provtagningar per kvartal

| Slag | Kv 3 2024 | Kv 1 2025 | Kv 2 2025 | Kv 3 2025 |
|---|---|---|---|---|
| Badvatten | 44 | 6 | 30 | 61 |
| Dricksvatten | 25 | 21 | 22 | 19 |

## Investeringar, tkr

| Objekt | 2026 | 2027 | 2028 |
|---|---|---|---|
| Mätstationer | 400 | 300 | 200 |
| Elbilar | 150 | 250 | 0 |
| Summa | 550 | 550 | 200 |

## Granskade ärenden

| Område | Antal granskade | Antal med brist |
|---|---|---|
| Strandskyddsdispenser | 40 | 9 |
| Bygglov på kulturmiljö | 25 | 4 |
| Avloppstillstånd | 60 | 15 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    reports = {"fritid.md": LEISURE, "miljo.md": ENVIRONMENT}
    return library_of(tmp_path_factory.mktemp("of_two"), reports)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många procentenheter sjönk sjukfrånvaron bland männen från 2024 till 2025?", "1,3 procentenheter"),
        ("Med hur många procentenheter minskade sjukfrånvaron för kvinnor 2025 mot 2024?", "1,1 procentenheter"),
        ("Hur mycket lägre var personalomsättningen 2025 än året innan?", "2,6 procentenheter"),
        ("Hur många procentenheter tappade badvakterna från oktober 2024 till oktober 2025?", "11 procentenheter"),
        ("Hur mycket högre är sjukfrånvaron för kvinnor än för män 2025?", "3,5 procentenheter högre än män"),
        ("Hur många procentenheter skiljer det mellan mäns och kvinnors sjukfrånvaro 2024?", "3,3 procentenheter"),
        ("Hur mycket steg vaktmästarnas trivsel mellan april 2024 och oktober 2025?", "5 procentenheter"),
        ("Hur mycket föll trivseln bland badvakter från april 2025 till oktober samma år?", "3 procentenheter"),
        ("Hur många besökare tappade ishallen mellan 2024 och 2025?", "1 500"),
        ("Hur många fler besök hade Havsbadet 2025 än ett år tidigare?", "3 500"),
        ("Hur mycket sämre är prognosen för livsmedelskontrollen i augusti än i april?", "450 tkr"),
        ("Hur många fler provtagningar av badvatten blev det kvartal 3 2025 än kvartal 3 2024?", "17"),
        (
            "Hur mycket minskade provtagning av dricksvatten från tredje kvartalet 2024 till tredje kvartalet 2025?",
            "6",
        ),
        ("Hur mycket höjs avgiften för tillstånd till enskilt avlopp?", "900 (10,7 %)"),
        ("Hur mycket dyrare blir det att registrera en livsmedelslokal med nya taxan?", "150 (10,3 %)"),
        ("Med hur många procent höjs timavgiften vid tillsyn?", "5,1 %"),
        ("Med hur mycket ökade restaurangerna efter sex månader?", "19"),
        ("Hur mycket förbättrades skolköken från start till efter 12 månader?", "19"),
    ],
)
def test_a_change_is_worked_out_between_the_columns_that_are_named(
    library: Assistant, question: str, told: str
) -> None:
    answer = answer_to(library, question)
    assert answer.sure
    assert answer.working is not None
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Med hur mycket överskreds 2025 års budget för värmepumpen?", "2,3 mnkr"),
        ("Hur mycket dyrare blev värmepumpen på Havsbadet än budgeterat?", "2,3 mnkr"),
        ("Hur mycket billigare än budgeten blev läktaren?", "1,4 mnkr"),
    ],
)
def test_an_outcome_is_held_against_its_budget(library: Assistant, question: str, told: str) -> None:
    assert told in answer_to(library, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stor andel av platserna i simskolan på Havsbadet är fyllda?", "80,0 % (96 av 120)"),
        ("Hur stor del av Tallbadets simskoleplatser är upptagna?", "92,5 % (74 av 80)"),
        ("Hur stor andel av de bokade timmarna totalt nyttjades?", "87,7 % (4 885 av 5 570)"),
        ("Hur stor andel av de granskade strandskyddsdispenserna hade brister?", "22,5 % (9 av 40)"),
        ("Hur många procent av avloppstillstånden som granskades hade brist?", "25,0 % (15 av 60)"),
        ("Hur stor andel av de tillsvidareanställda är kvinnor?", "68,8 % (55 av 80)"),
        ("Hur stor andel av de tillsvidareanställda på bad är kvinnor?", "62,0 % (31 av 50)"),
        ("Hur stor andel av barnen på lägergården Ekholmen var flickor?", "45,0 % (18 av 40)"),
        ("Hur stor del av barnen på lägergården Ekholmen lyckades klara simprovet?", "85,0 % (34 av 40)"),
        ("Hur många platser i simskolan på Polaris står tomma?", "39"),
        ("Hur många av de bokade timmarna i Sporthallen blev aldrig utnyttjade?", "435"),
        ("Hur många badvakter saknas i hela kommunen?", "5: 32 (behov) minus 27 (anställda 2025)"),
        ("Hur många badvakter fattas det i Norra området?", "3: 14 (behov) minus 11 (anställda 2025)"),
    ],
)
def test_a_part_is_held_against_the_whole_that_is_named(library: Assistant, question: str, told: str) -> None:
    assert told in answer_to(library, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad ger sparåtgärderna tillsammans i effekt 2025?", "Tillsammans 515 tkr"),
        ("Hur mycket sparar man ihop på åtgärderna under 2025?", "Tillsammans 515 tkr"),
        ("Hur stor blir helårseffekten av sparåtgärderna sammanlagt?", "Tillsammans 1 050 tkr"),
        ("Vad blir investeringarna 2026 och 2027 sammanlagt?", "550 + 550 = 1 100 tkr"),
        ("Hur många synpunkter på lekparkerna kom in 2025 allt som allt?", "Tillsammans 39"),
    ],
)
def test_a_column_is_added_up_where_all_of_a_table_is_meant(library: Assistant, question: str, told: str) -> None:
    assert told in answer_to(library, question).text


@pytest.mark.parametrize(
    "question", ["Hur många deltagare går det på varje simlärare 2025?", "Hur många deltagare per simlärare var det?"]
)
def test_one_row_is_told_for_each_of_another(library: Assistant, question: str) -> None:
    assert "38,0 i genomsnitt (Deltagare i simskolan: 684" in answer_to(library, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många månader försenad blev taxan?", "6 månader senare"),
        ("Hur många månader sen blev e-tjänsten för anmälan?", "7 månader senare"),
        ("Hur mycket senare än planerat blev e-tjänsten klar?", "7 månader senare"),
    ],
)
def test_a_delay_is_reckoned_between_the_planned_and_the_real_time(
    library: Assistant, question: str, told: str
) -> None:
    assert told in answer_to(library, question).text


@pytest.mark.parametrize(
    "question",
    [
        "Hur mycket dyrare blir timavgiften 2027?",  # a time that no column has
        "Hur stor andel av platserna på Granbadet är fyllda?",  # a row that no table has
        "Hur mycket överskreds budgeten för omklädningsrummen?",
        "Hur många procentenheter sjönk sjukfrånvaron bland badvakterna från 2023 till 2025?",
        "Hur många månader försenad blev strandskyddsplanen?",
        "Hur många badvakter saknas i Västra området?",
        "Hur många elever går det per lärare?",
        "Hur stor andel av deltagarna i simskolan är flickor?",  # a part that no column has
        "Hur stor andel av besöken på Havsbadet var barn?",
        "Hur mycket ökade kostnaden för Havsbadet mellan 2024 och 2025?",  # a column that no table has
        "Hur många fler platser i simskolan fick Tallbadet 2025 än 2024?",
    ],
)
def test_nothing_is_worked_out_where_an_operand_is_lacking(library: Assistant, question: str) -> None:
    assert answer_to(library, question).working is None
