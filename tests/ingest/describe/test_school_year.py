"""A school year is both of its years."""

import pytest

from ingest.describe.describe import describe
from ingest.document import Description
from ingest.genre.boards import load_boards
from ingest.read.plain.repairing.repair import repair


def described(*lines: str) -> Description:
    text = "\n".join(lines)
    return describe(text, repair(text), file="fil.txt", boards=load_boards())


@pytest.mark.parametrize(
    "title",
    [
        "Kvalitetsrapport läsåret 2031/2032",
        "Kvalitetsrapport för grundskolan 2031/32",
        "Systematiskt kvalitetsarbete, läsåret 2031-2032",
        "Verksamhetsberättelse läsåret 2031/32",
    ],
)
def test_a_school_year_in_the_title_is_both_years(title: str) -> None:
    found = described(title, "Barnnämnden, Lindsala kommun", "Behandlad i nämnden den 22 oktober 2032, § 9")
    assert (found.year, found.last_year) == (2031, 2032)
    assert found.covers(2031)
    assert found.covers(2032)
    assert not found.covers(2033)


@pytest.mark.parametrize(
    "title", ["Verksamhetsberättelse 2031", "Delårsrapport 2031-08-31", "Årsredovisning 2031 dnr 2031/118"]
)
def test_a_calendar_year_is_one_year(title: str) -> None:
    found = described(title, "Barnnämnden, Lindsala kommun", "Skolorna följs upp läsåret 2031/32 och senare.")
    assert (found.year, found.last_year) == (2031, None)


def test_a_year_given_by_a_person_that_is_the_last_is_shown_alone() -> None:
    assert Description(title="Rapport", year=2032, last_year=2032).years == "2032"
