"""Bodies of which the library has documents, named in a question."""

import pytest

from assistant.question.held_bodies import HeldBodies
from assistant.question.scope import BoardNames, read
from ingest.document import ReportType
from ingest.language.words import fold

HELD = HeldBodies(
    types={
        "Socialnämnden, Ekbro kommun": frozenset({ReportType("DR8"), ReportType("NP")}),
        "Barn- och utbildningsnämnden, Ekbro kommun": frozenset({ReportType("ÅR")}),
        "Ekbro kommun": frozenset({ReportType("ÅR"), ReportType("MB")}),
        "Socialnämnden, Granviks kommun": frozenset({ReportType("DR8")}),
        "Granviksbostäder AB": frozenset({ReportType("ÅR")}),
        "Ekbro Energi och Vatten AB": frozenset({ReportType("ÅR")}),
        "Hälso- och sjukvårdsnämnden, Region Östermark": frozenset({ReportType("DR8")}),
    }
)
NAMES = BoardNames({}, bodies=HELD)


@pytest.mark.parametrize(
    ("question", "boards"),
    [
        ("Vad är prognosen för socialnämnden i Ekbro?", ("Socialnämnden, Ekbro kommun",)),
        ("vad är prognosen för ekbro kommuns socialnämnd", ("Socialnämnden, Ekbro kommun",)),
        ("Granviks socialnämnds prognos?", ("Socialnämnden, Granviks kommun",)),
        ("Vad gör socialnämnden?", ("Socialnämnden, Ekbro kommun", "Socialnämnden, Granviks kommun")),
        ("barn och utbildningsnämndens personal", ("Barn- och utbildningsnämnden, Ekbro kommun",)),
        ("Hur stor är sjukfrånvaron i Ekbro?", ("Ekbro kommun",)),
        ("Vad kostar det i Granvik?", ("Granviks kommun",)),
        ("Vad omsatte Granviksbostäder?", ("Granviksbostäder AB",)),
        ("Vad omsatte Ekbro Energi?", ("Ekbro Energi och Vatten AB",)),
        ("Vad omsatte Ekbro energi och vatten AB 2024?", ("Ekbro Energi och Vatten AB",)),
        ("Väntetiden i Region Östermark?", ("Region Östermark",)),
        ("hälso- och sjukvårdsnämndens underskott", ("Hälso- och sjukvårdsnämnden, Region Östermark",)),
        ("Hur många platser finns?", ()),
        ("Vilken bro ska lagas?", ()),
    ],
)
def test_a_body_and_a_municipality_are_known_by_their_names(question: str, boards: tuple[str, ...]) -> None:
    assert read(question, boards=NAMES).scope.boards == boards


def test_a_body_that_is_a_row_of_its_municipalitys_report_stays_in_the_question() -> None:
    mention = read("Vad får socialnämnden i Ekbro enligt mål och budget 2025?", boards=NAMES)
    assert mention.scope.boards == ("Ekbro kommun",)
    assert "socialnämnden" in mention.topic
    alone = read("Hur stor blev socialnämndens avvikelse enligt årsredovisningen 2024?", boards=NAMES)
    assert alone.scope.boards == ("Ekbro kommun",)
    assert "socialnämndens" in alone.topic


def test_a_body_of_a_municipality_that_has_none_is_missing() -> None:
    mention = read("Vad gör barn- och utbildningsnämnden i Granvik?", boards=NAMES)
    assert mention.scope.boards == ("Barn- och utbildningsnämnden, Granviks kommun",)


def test_a_kommunstyrelse_tells_of_a_body_that_has_no_report_of_its_own() -> None:
    types = {
        "Kommunstyrelsen, Lövbergs kommun": frozenset({ReportType("DR8")}),
        "Tekniska nämnden, Lövbergs kommun": frozenset({ReportType("DR8")}),
        "Socialnämnden, Granviks kommun": frozenset({ReportType("DR8")}),
    }
    names = BoardNames({}, bodies=HeldBodies(types=types))
    asked = read("Vad är prognosen för socialnämnden i Lövberg?", boards=names)
    assert asked.scope.boards == ("Kommunstyrelsen, Lövbergs kommun",)
    assert asked.told_by_others == ("Socialnämnden",)
    assert "socialnämnden" in asked.topic
    assert read("Vad är prognosen för tekniska nämnden i Lövberg?", boards=names).told_by_others == ()


ITSELF = {
    "AB Lindsalahem": frozenset({ReportType("ÅRR")}),
    "Stiftelsen Granhyddan": frozenset({ReportType("ÅR")}),
    "Räddningstjänstförbundet Södra Ängen": frozenset({ReportType("VB")}),
    "Kommunalförbundet Ängsvatten": frozenset({ReportType("VB")}),
}


@pytest.mark.parametrize(
    ("question", "board"),
    [
        ("Hur stor del av Lindsalahems lägenheter är tomma?", "AB Lindsalahem"),
        ("Vad gick AB Lindsalahem med för vinst?", "AB Lindsalahem"),
        ("Vad kostar Granhyddans hus?", "Stiftelsen Granhyddan"),
        ("Hur många anställda har stiftelsen Granhyddan?", "Stiftelsen Granhyddan"),
        ("Hur gick det för räddningstjänsten?", "Räddningstjänstförbundet Södra Ängen"),
        ("Vad var räddningstjänstens resultat?", "Räddningstjänstförbundet Södra Ängen"),
        ("Räddningstjänstförbundets resultat?", "Räddningstjänstförbundet Södra Ängen"),
        ("Vad gör Räddningstjänstförbundet Södra Ängens styrelse?", "Räddningstjänstförbundet Södra Ängen"),
        ("Kommunalförbundet Ängsvattens resultat?", "Kommunalförbundet Ängsvatten"),
        ("Vad gick kommunalförbundet med för resultat?", "Kommunalförbundet Ängsvatten"),
    ],
)
def test_a_company_or_an_association_is_known_by_what_people_call_it(question: str, board: str) -> None:
    names = BoardNames({}, bodies=HeldBodies(types=ITSELF))
    assert read(question, boards=names).scope.boards == (board,)


def test_of_two_associations_of_one_kind_the_kind_alone_names_none() -> None:
    types = {**ITSELF, "Räddningstjänsten Norra Viken": frozenset({ReportType("VB")})}
    names = BoardNames({}, bodies=HeldBodies(types=types))
    assert read("Hur gick det för räddningstjänsten?", boards=names).scope.boards == ()
    asked = read("Hur gick det för Räddningstjänsten Norra Viken?", boards=names)
    assert asked.scope.boards == ("Räddningstjänsten Norra Viken",)


def test_the_kind_of_an_association_beside_another_body_is_a_row_of_its_report() -> None:
    types = {**ITSELF, "Kommunstyrelsen, Granviks kommun": frozenset({ReportType("DR8")})}
    mention = read(
        "Vad är prognosen för räddningstjänsten i kommunstyrelsens delårsrapport i Granvik?",
        boards=BoardNames({}, bodies=HeldBodies(types=types)),
    )
    assert mention.scope.boards == ("Kommunstyrelsen, Granviks kommun",)
    assert "räddningstjänsten" in mention.topic


@pytest.mark.parametrize(
    ("question", "boards"),
    [
        ("Hur stor är BUN:s budget?", ("Barn- och utbildningsnämnden, Ekbro kommun",)),
        ("SN:s prognos i Granvik", ("Socialnämnden, Granviks kommun",)),
        ("vad gör utbildningsnämnden", ("Barn- och utbildningsnämnden, Ekbro kommun",)),
        ("Vad gör sjukvårdsnämnden?", ("Hälso- och sjukvårdsnämnden, Region Östermark",)),
        ("är bunten klar", ()),
        ("vad gör hsn", ()),
        ("SNABB hjälp", ()),
    ],
)
def test_a_body_is_known_by_what_people_call_it_for_short(question: str, boards: tuple[str, ...]) -> None:
    assert read(question, boards=NAMES).scope.boards == boards


def test_a_short_name_that_two_bodies_would_have_is_none() -> None:
    held = {name: frozenset({ReportType("ÅR")}) for name in ("Barnnämnden, Ekbro kommun", "Byggnämnden, Ekbro kommun")}
    assert read("Vad gör BN?", boards=BoardNames({}, bodies=HeldBodies(types=held))).scope.boards == ()


@pytest.mark.parametrize(
    "question",
    [
        "Vad kostar hemtjänsten i Mårdviken?",
        "vad kostar hemtjänsten i mårdviken",
        "Hur stor är Mårdvikens budget?",
        "Hur går det för Mårdviken stadsdel?",
    ],
)
def test_a_district_is_named_by_its_place_alone(question: str) -> None:
    boards = HeldBodies(types={"Mårdvikens stadsdelsnämnd": frozenset(), "Lillnäs stadsdelsnämnd": frozenset()})

    assert [board for _, _, board in boards.find(question, fold(question))] == ["Mårdvikens stadsdelsnämnd"]


def test_a_district_called_as_a_common_word_is_named_with_a_capital() -> None:
    boards = HeldBodies(types={"Skogens stadsdelsnämnd": frozenset()})

    assert not boards.find("hur sköts skogen?", "hur skots skogen?")
    assert boards.find("Vad kostar förskolan i Skogen?", "vad kostar forskolan i skogen?")


def test_a_municipality_that_is_written_in_two_ways_has_the_bodies_of_both() -> None:
    held = HeldBodies(
        types={
            "Granvik kommun": frozenset({ReportType("ÅR")}),
            "Byggnämnden, Granviks kommun": frozenset({ReportType("DR8")}),
        }
    )
    question = "Vad är prognosen för byggnämnden i Granvik?"
    found = held.find(question, fold(question))
    assert {board for _, _, board in found} == {"Byggnämnden, Granviks kommun"}
