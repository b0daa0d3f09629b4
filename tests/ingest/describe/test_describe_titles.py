"""What reports of any municipality call themselves, and documents that only speak of reports."""

import pytest

from ingest.describe.describe import describe
from ingest.document import Description
from ingest.genre.boards import load_boards
from ingest.read.plain.repairing.repair import repair

BOARDS = load_boards()
SURE = 0.7


def described(text: str, *, file: str = "a1.txt") -> Description:
    return describe(text, repair(text), file=file, boards=BOARDS)


@pytest.mark.parametrize(
    ("text", "board", "year", "type_"),
    [
        (
            "Tjänsteskrivelse\nSocialförvaltningen\n2024-09-12\nTill socialnämnden\n\nDelårsrapport augusti 2024\n\n"
            "Förslag till beslut\nSocialnämnden godkänner delårsrapporten.",
            "Socialnämnden",
            2024,
            "DR8",
        ),
        ("ÅRSREDOVISNING\n\n2023\n\nSVARTVIKS KOMMUN\n\nInför 2024 ser vi ljust.", "Svartviks kommun", 2023, "ÅR"),
        ("Verksamhetsplan och budget 2025-2027\nMiljönämnden, Ekbro kommun", "Miljönämnden, Ekbro kommun", 2025, "VP"),
        ("Budget 2025\nFlerårsplan 2026-2027\n\nLindås kommun\n", "Lindås kommun", 2025, "BG"),
        ("Gatu- och parknämnden\n\nÅrsbokslut 2024\n\nNämnden gick med vinst.", "Gatu- och parknämnden", 2024, "BS"),
        ("Delårsrapport 2\nJanuari – augusti 2024\nFritidsnämnden i Stenby\n", "Fritidsnämnden", 2024, "D2"),
        ("Socialnämnden\nEkonomi- och verksamhetsuppföljning\nper 2024-10-31\n", "Socialnämnden", 2024, "BU10"),
        ("Månadsuppföljning\nNovember 2024\nTekniska nämnden\n", "Tekniska nämnden", 2024, "MR11"),
        ("Mål- och resursplan 2024–2026\nÖstra Dals kommun\n", "Östra Dals kommun", 2024, "MB"),
        (
            "Bilaga 1\nSida 1(24)\n\nÅrsrapport för Äldrenämnden 2024\nLindås kommun",
            "Äldrenämnden, Lindås kommun",
            2024,
            "ÅRR",
        ),
        ("Samordningsförbundet Dalen\nVerksamhetsplan och budget 2025\n", "Samordningsförbundet Dalen", 2025, "VP"),
        ("Delårsrapport tertial 2 2024\nNämnden för teknik\n", "Nämnden för teknik", 2024, "DR8"),
        ("Hällehem AB\nDelårsrapport Q3 2024\n\nVD:s kommentar", "Hällehem AB", 2024, "DR9"),
        ("Kommunstyrelsens verksamhetsplan för 2025\n\nEkbro kommun\n", "Kommunstyrelsen, Ekbro kommun", 2025, "VP"),
        ("Verksamhetsplan 2025\nför\nBygg- och miljönämnden\n", "Bygg- och miljönämnden", 2025, "VP"),
        (
            "Stadsbyggnadskontoret\nHallsta stad\n\nVerksamhetsberättelse 2024",
            "Stadsbyggnadskontoret, Hallsta stad",
            2024,
            "VB",
        ),
        (
            "Exploateringsnämnden\nStockholms stad\n\nVerksamhetsplan 2025\n\nBromma stadsdelsnämnd får två förskolor. "
            "I Bromma byggs bostäder. Bromma växer.",
            "Exploateringsnämnden, Stockholms stad",
            2025,
            "VP",
        ),
        (
            "Stadsdelsnämnden Söder\nHallsta stad\nDelårsrapport mars 2024",
            "Stadsdelsnämnden Söder, Hallsta stad",
            2024,
            "DR3",
        ),
        ("Tertialrapport\nJanuari–april 2025\nMiljönämnden\n", "Miljönämnden", 2025, "T1"),
        ("Delårsrapport med prognos\n1 januari – 31 augusti 2024\nEkbro kommun\n", "Ekbro kommun", 2024, "DR8"),
        ("Delårsbokslut 2025\nper den siste april\nÄldrenämnden\n", "Äldrenämnden", 2025, "DR4"),
    ],
)
def test_a_report_is_what_it_calls_itself(text: str, board: str, year: int, type_: str) -> None:
    found = described(text)
    assert (found.board, found.year, found.type) == (board, year, type_)


@pytest.mark.parametrize(
    "text",
    [
        "PROTOKOLLSUTDRAG\nKommunstyrelsen 2024-05-20\n\n§ 55 Delårsrapport per mars 2024\n\nRapporten godkänns.",
        "Svar på remiss: förslag till verksamhetsplan 2025\n\nKulturnämnden i Ekbro kommun\n\nInget att invända.",
        "Internkontrollplan 2025\nSocialnämnden\n\nRisk\tKontroll\nFel utbetalning\tStickprov",
        "Uppföljning av intern kontroll 2024\nBildningsnämnden\n\nUppföljningen visar inga brister.",
        "Patientsäkerhetsberättelse 2024\n\nVård- och omsorgsnämnden\n\nUnder 2024 rapporterades 312 avvikelser.",
        "Kvalitetsberättelse för hemtjänsten 2024\nÄldrenämnden\n",
        "Revisionsrapport\nGranskning av årsredovisning 2023\nHallsta kommun\n",
        "Kallelse till sammanträde\nBarnnämnden\n2024-10-01\n1. Internbudget 2025\n2. Delårsrapport augusti 2024",
        "Som framgår av delårsrapporten har kostnaderna ökat. Nästa år blir det bättre.\n" * 3,
        "Jämställdhetsbokslut 2024\nEkbro kommun\n",
        "Hållbarhetsrapport 2024\nEkbro Energi AB\n",
        "Protokoll från styrelsemöte\nEkbro Bostäder AB\n§ 3 Delårsrapport\n",
        "Likabehandlingsplan 2024\nFörskolan Solen\n",
    ],
)
def test_what_only_speaks_of_a_report_is_none(text: str) -> None:
    assert described(text).type is None


@pytest.mark.parametrize(
    "text",
    [
        "Verksamhetsberättelse 2023 och verksamhetsplan 2024\nKommunala rådet\nEkbro kommun",
        "Mål och budget 2024-2026 - Socialnämndens detaljbudget\nEkbro kommun",
        "Nyckeltal 2024\nBilaga till årsredovisning\nEkbro kommun\n",
    ],
)
def test_what_is_two_things_is_not_sure(text: str) -> None:
    assert dict(described(text).guesses)["type"].sureness <= SURE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Verksamhetsplan 2024 inklusive budget och tillhörande\nuppdrag för kulturnämnden i Hallsta kommun\n",
            "Verksamhetsplan 2024, Kulturnämnden, Hallsta kommun",
        ),
        ("ÅRSREDOVISNING 2024\nEkbro kommun\n", "Årsredovisning 2024, Ekbro kommun"),
        ("Socialnämndens årsrapport 2024\nEkbro kommun\n", "Socialnämndens årsrapport 2024, Ekbro kommun"),
        ("Affärsplan 2025–2027\nEkbro Bostäder AB\n", "Affärsplan 2025–2027, Ekbro Bostäder AB"),
        (
            "Delårsrapport januari–augusti 2024\nKulturnämnden\n",
            "Delårsrapport januari–augusti 2024, Kulturnämnden",
        ),
    ],
)
def test_a_title_reads_as_people_know_the_report(text: str, title: str) -> None:
    assert described(text).title == title


def test_a_plan_for_several_years_is_a_plan_and_says_its_last_year() -> None:
    found = described(
        "# Ekonomi- och verksamhetsplan 2030–2032, fem år i sammandrag\nEkbro kommun\n\n"
        "Sammandraget redovisar utfall för 2028 och budget för 2029.\n\n"
        "| Post | 2028 | 2029 | 2030 |\n|---|---|---|---|\n| Årets resultat (mnkr) | 44 | 12 | -7 |\n"
    )
    assert (found.type, found.year, found.last_year) == ("FP", 2030, 2032)


def test_places_of_the_list_do_not_make_a_board_of_another_municipality() -> None:
    found = described("Årsredovisning 2024\nLindås kommun\n\nSkolorna i Gröndal och Fruängen rustades upp.\n" * 2)
    assert found.board == "Lindås kommun"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lindås kommun\nPersonalbokslut 2031\n\nInledning\nVi blev fler.", "Personalbokslut 2031"),
        (
            "Dnr 2031/12\nInternkontrollplan 2031 med uppföljning\nMiljönämnden\n",
            "Internkontrollplan 2031 med uppföljning",
        ),
        ("Miljönämnden\nKvalitetsrapport läsåret 2031/2032\n", "Kvalitetsrapport läsåret 2031/2032"),
    ],
)
def test_a_document_of_no_known_type_goes_by_its_own_title(text: str, title: str) -> None:
    assert described(text).title.startswith(title)


def test_a_sentence_is_no_title() -> None:
    assert described("Planen för 2031 bygger på en analys av risker.\n\nVi arbetar vidare.\n").title == "a1"


@pytest.mark.parametrize(
    ("file", "text", "title"),
    [
        (
            "rikt_bidrag.md",
            "Riktlinjer för bidrag till byalag i Granvik\nBeslutade av kultur- och fritidsnämnden 2025-03-18, § 22. "
            "Ersätter regler från 2017. Dokumentägare är enheten för föreningsstöd. De ses över vartannat år, "
            "nästa gång 2027.\n\nGranviks kommun ger bidrag till byalag.",
            "Riktlinjer för bidrag till byalag i Granvik, Kultur- och fritidsnämnden, Granviks kommun",
        ),
        (
            "sn 1022.txt",
            "Sammanträdesprotokoll\nSocialnämnden, Granviks kommun\nPlats och tid: Kommunhuset den 22 oktober 2025",
            "Sammanträdesprotokoll 2025-10-22, Socialnämnden, Granviks kommun",
        ),
        (
            "ikp.txt",
            "Granviks kommun\nDokumentet är fastställt\nIntern kontrollplan 2026\nTekniska nämnden, Granviks kommun",
            "Intern kontrollplan 2026, Tekniska nämnden, Granviks kommun",
        ),
        (
            "slut.txt",
            "Närvaroteamet i Granvik 2023–2025\nSlututvärdering på uppdrag av barnnämnden i Granviks kommun\n"
            "Under året har andelen elever ökat. Årets resultat redovisas nedan.",
            "Närvaroteamet i Granvik 2023–2025, Barnnämnden, Granviks kommun",
        ),
    ],
)
def test_a_document_of_another_kind_goes_by_its_own_title(file: str, text: str, title: str) -> None:
    what = described(text, file=file)

    assert what.type is None
    assert what.title == title


def test_a_company_is_not_called_by_the_report_beside_it() -> None:
    text = "Granvik Energi och Vatten AB Årsredovisning 2024\nStyrelsen avger härmed årsredovisning för 2024."

    assert described(text, file="x.txt").board == "Granvik Energi och Vatten AB"


def test_the_year_of_a_document_of_another_kind_is_that_of_its_title() -> None:
    text = (
        "Patientsäkerhetsberättelse 2025\nGranviks kommun\n\n" + "Mål för 2026\nUnder 2026 ska rutinen ses över.\n" * 6
    )

    assert described(text, file="psb.txt").year == 2025


@pytest.mark.parametrize(
    "title", ["Utvärdering av Agenda 2040", "Granskning av klimatarbetet mot 2040", "Utvärdering av energiprogram 2040"]
)
def test_the_year_of_a_goal_is_not_that_of_the_document(title: str) -> None:
    text = f"{title}\n\nUnder 2024 minskade utsläppen. Arbetet började 2023 och fortsatte 2024.\n\n{title}\n"
    assert described(text).year in {2024, None}
    alone = described(f"{title}\n\nUtsläppen minskar.\n")
    assert alone.year is None or "program" in title


def test_the_year_of_a_title_stands_where_the_text_names_no_other_often() -> None:
    for text in ("Avtalet gäller.", "Avtalet slöts 2019.", "Under 2025 kom nya avtal. Vid slutet av 2025 var de tolv."):
        assert described(f"Uppföljning av avtal 2025\n\n{text}\n").year == 2025


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Lokal- och markplan 2031–2035", "Lokal- och markplan 2031–2035"),
        ("Bostads-, mark- och lokalförsörjningsprogram 2031", "Bostads-, mark- och lokalförsörjningsprogram 2031"),
        ("Drog- och brottsanalys 2031", "Drog- och brottsanalys 2031"),
    ],
)
def test_a_plan_of_two_things_goes_by_its_title_and_not_by_the_head_of_its_pages(line: str, title: str) -> None:
    head = "Lindås kommun, kommunstyrelsen, kontoret"
    found = described(f"{head} Sida 1\n{line}\n{head}\nAntagen den 27 oktober 2030.\n\nUtgångspunkter\n\nText.\n")
    assert found.title.startswith(title)
    assert (found.board, found.year) == ("Kommunstyrelsen, Lindås kommun", 2031)
