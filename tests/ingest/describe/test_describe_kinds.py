"""Documents of no known type, and whole titles, told by their own words."""

import pytest

from ingest.describe.describe import describe
from ingest.document import Description
from ingest.genre.boards import load_boards
from ingest.read.plain.repairing.repair import repair


def described(text: str, *, file: str = "a1.txt") -> Description:
    return describe(text, repair(text), file=file, boards=load_boards())


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        (
            "Kulturmiljöplan 2031–2034\nGranviks kommun\n\nPlanen följs upp i nämndens verksamhetsberättelse 2031. Ny "
            "mätning görs 2031 och redovisas i verksamhetsberättelsen.",
            "Kulturmiljöplan 2031–2034, Granviks kommun",
            2031,
        ),
        (
            "FÖRBUNDET ÅDALEN\nPROTOKOLL\nSammanträdesdatum 2031-12-03\n\nBudget 2032 antas. Prognos 2032 redovisas. "
            "Under 2032 byggs en station. Sammanträden 2032: 11 februari 2032.",
            "Protokoll 2031-12-03",
            2031,
        ),
        (
            "Granviks kommun Utredning om skolornas framtid i ce\nUtredning om skolornas framtid i centrala Granvik",
            "Utredning om skolornas framtid i centrala Granvik",
            None,
        ),
        ("Om enkäten\nBoendeundersökningen 2031, Granviks kommun\n", "Boendeundersökningen 2031", 2031),
    ],
)
def test_a_document_of_no_known_type_says_its_kind_and_years(text: str, title: str, year: int | None) -> None:
    what = described(text, file="fil.txt")

    assert what.type is None
    assert what.title.startswith(title)
    assert what.year == year


def test_a_title_that_goes_on_after_the_reports_name_is_told_whole() -> None:
    text = "Gröna skolan, Granviks kommun\nVerksamhetsberättelse och kvalitetsrapport läsåret 2030/31\n\nOm skolan\n"
    assert described(text).title.startswith("Verksamhetsberättelse och kvalitetsrapport läsåret 2030/31")
