"""Whose a document is, by its title and first lines: companies, foundations, associations, whole municipalities."""

import pytest

from ingest.describe.describe import describe
from ingest.genre.boards import load_boards
from ingest.read.plain.repairing.repair import repair


def board_of(*lines: str) -> str | None:
    text = "\n".join(lines)
    return describe(text, repair(text), file="fil.txt", boards=load_boards()).board


@pytest.mark.parametrize(
    ("lines", "board"),
    [
        (
            ("Årsrapport 2031", "AB Lindsalahem, org.nr 556000-0000. Helägt av Lindsala kommun genom Lindsala Hus AB."),
            "AB Lindsalahem",
        ),
        (("Lindsalahem AB - Årsrapport 2031", "VD har ordet", "Bolaget ägs av Lindsala kommun."), "Lindsalahem AB"),
        (
            ("Årsredovisning 2031", "Stiftelsen Granhyddan, organisationsnummer 802400-0000", "Styrelsen har ordet"),
            "Stiftelsen Granhyddan",
        ),
        (
            ("Verksamhetsberättelse 2031", "Räddningstjänstförbundet Södra Ängen", "Medlemmar: Ekbro och Lindsala"),
            "Räddningstjänstförbundet Södra Ängen",
        ),
    ],
)
def test_a_company_is_known_by_its_first_lines_and_not_by_its_owners(lines: tuple[str, ...], board: str) -> None:
    assert board_of(*lines) == board


@pytest.mark.parametrize("report", ["Årsredovisning 2031", "Mål och budget 2032-2034"])
@pytest.mark.parametrize(
    "line",
    [
        "Kommunstyrelsens ordförande har ordet",
        "Kommunstyrelsens vice ordförande summerar",
        "Kommunstyrelsen 2031-03-10 § 44",
    ],
)
def test_a_report_of_a_whole_municipality_is_not_its_kommunstyrelses(report: str, line: str) -> None:
    assert board_of(report, "Lindsala kommun", "Antagen av kommunfullmäktige", line) == "Lindsala kommun"


def test_a_report_that_stands_under_kommunstyrelsen_is_its_own() -> None:
    assert board_of("Verksamhetsplan 2031", "Kommunstyrelsen", "Lindsala kommun") == "Kommunstyrelsen, Lindsala kommun"


@pytest.mark.parametrize(
    "line", ["Uppföljning för kommunstyrelsen", "Behandlad av kommunstyrelsens personalutskott 2031-03-10"]
)
def test_who_handles_a_report_of_the_municipality_is_not_whose_it_is(line: str) -> None:
    assert board_of("Lindsala kommun", "Personalbokslut 2031", "Kommunen som arbetsgivare", line) == "Lindsala kommun"


@pytest.mark.parametrize("title", ["Integrationsplan 2031–2033", "Kvalitetsrapport läsåret 2031/2032", "Taxor 2031"])
@pytest.mark.parametrize(
    "line",
    [
        "Lindsala kommun, fritidsnämnden. Antagen 2031-11-18, § 203. Planen ersätter den förra.",
        "Fritidsnämnden, Lindsala kommun. Framtagen av utvecklingschefen och behandlad den 23 september 2031.",
        "Lindsala kommun, fritidsnämnden. Rapporten är upprättad av verksamhetschefen och behandlad i nämnden den 23 "
        "september 2031, efter samråd med råden för äldre och för personer med funktionsnedsättning.",
    ],
)
def test_a_first_sentence_that_is_but_a_body_says_whose_a_document_is(title: str, line: str) -> None:
    assert board_of(title, "", line, "", "Inledning", "Texten tar vid.") == "Fritidsnämnden, Lindsala kommun"


def test_a_first_sentence_with_more_than_a_body_does_not() -> None:
    line = "Samråd har hållits med fritidsnämnden. Planen gäller tills vidare och följs upp varje år."
    assert board_of("Integrationsplan 2031", "Lindsala kommun", "", line) == "Lindsala kommun"
