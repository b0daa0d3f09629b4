"""What two cells of a table come to, asked for in whatever words, over tables of several shapes."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.of_tables.two_reports import ENVIRONMENT, LEISURE
from tests.assistant.work.worked_library import answer_to, library_of


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
        ("Hur mycket förbättrades bemötandet från våren 2024 till hösten 2025?", "5 procentenheter"),
        ("Hur många procentenheter försämrades öppettiderna mellan våren 2024 och våren 2025?", "2 procentenheter"),
        ("Hur mycket dyrare blev flytvästarna än vad som beviljats?", "45 tkr"),
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
        ("Hur stor andel av de beviljade pengarna till trygghetsvärdar har upparbetats?", "76,3 %"),
        ("Hur mycket pengar är kvar av det beviljade till digitala lås?", "260 tkr"),
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
        ("Hur många dagar försenades de digitala låsen?", "28 dagar senare"),
        ("Hur många veckor sena blev de digitala låsen?", "4 veckor senare"),
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
        "Hur många dagar försenades trygghetsvärdarna?",  # days that months do not tell
        "Hur mycket dyrare blev Havsbadet 2025 än 2024?",  # no money
        "Hur stor andel av deltagarna i simskolan är flickor?",  # a part that no column has
        "Hur stor andel av besöken på Havsbadet var barn?",
        "Hur mycket ökade kostnaden för Havsbadet mellan 2024 och 2025?",  # a column that no table has
        "Hur många fler platser i simskolan fick Tallbadet 2025 än 2024?",
    ],
)
def test_nothing_is_worked_out_where_an_operand_is_lacking(library: Assistant, question: str) -> None:
    assert answer_to(library, question).working is None
