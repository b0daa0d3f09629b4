import re

from ingest.describe.evidence import lines_with, readings
from ingest.genre.report_signs import any_sign

_LINES = list(
    enumerate(("Nämnden godkänner", "förslaget till", "verksamhetsplan 2031.", "", "Planen godkänner den"), 1)
)


def test_a_sign_is_of_the_line_in_which_it_begins() -> None:
    assert lines_with(re.compile(r"(?=godkänner\b.{0,30}verksamhetsplan)"), readings(_LINES)) == {1}


def test_signs_that_lie_in_each_other_are_each_found() -> None:
    assert lines_with(re.compile(r"\b(?=\w+ \w+ till\b)|\b(?=till\b)"), readings(_LINES)) == {1, 2}


def test_a_line_is_looked_at_for_signs_whatever_the_line_before_ends_in() -> None:
    lines = readings([(1, "Läget var ett annat inför"), (2, "Tertialrapport 1 2030"), (3, "Läget är stabilt.")])
    assert lines_with(any_sign(), lines) == {2}


def test_no_lines_have_no_signs() -> None:
    assert lines_with(any_sign(), []) == set()
