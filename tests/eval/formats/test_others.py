"""Reports of ten invented municipalities, a region and their companies are told for what they are, in every format."""

from dataclasses import dataclass
from functools import cache

import pytest

from eval.others.reports import Report, data_of, reports
from ingest.describe.describe import describe
from ingest.document import Description
from ingest.genre.boards import load_boards
from ingest.read.plain.repairing.repair import repair
from ingest.read.registry import read_data
from tests.sampled import first_of_each, suffix

REPORTS = reports()
SURE = 0.7
FEWEST_RIGHT = 0.9


@cache
def described(report: Report) -> Description:
    text = read_data(data_of(report), file="a1b2." + report.file.rpartition(".")[2]).text
    return describe(
        text, repair(text), file=report.file.replace(report.file.rpartition(".")[0], "a1b2"), boards=load_boards()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    field: str
    value: str
    right: bool
    sureness: float


def told(report: Report) -> tuple[Told, ...]:
    of = described(report)
    guesses = dict(of.guesses)

    def one(field: str, value: str, accepted: tuple[str, ...]) -> Told:
        sureness = guesses[field].sureness if value and field in guesses else 0.0
        return Told(field=field, value=value, right=value in accepted, sureness=sureness)

    return (
        one("board", of.board or "", report.boards),
        one("year", str(of.year or ""), (str(report.year),)),
        one("type", of.type or "", report.types),
    )


def test_there_are_thirty_and_every_format_is_among_them() -> None:
    assert len(REPORTS) >= 30
    assert {report.file.rpartition(".")[2] for report in REPORTS} == {
        "md",
        "txt",
        "docx",
        "pptx",
        "xlsx",
        "html",
        "pdf",
    }


@pytest.mark.parametrize(
    "report", first_of_each(lambda report: suffix(report.file), REPORTS), ids=lambda report: report.file
)
def test_no_report_is_surely_told_for_what_it_is_not(report: Report) -> None:
    assert [one for one in told(report) if one.value and not one.right and one.sureness > SURE] == []


@pytest.mark.slow
def test_nine_of_ten_are_told_right() -> None:
    right = [all(one.right for one in told(report)) for report in REPORTS]
    missed = [report.file for report, whole in zip(REPORTS, right, strict=True) if not whole]
    assert sum(right) / len(right) >= FEWEST_RIGHT, missed


@pytest.mark.slow
def test_a_plan_for_several_years_says_so() -> None:
    assert {report.file: described(report).last_year for report in REPORTS if report.last_year} == {
        report.file: report.last_year for report in REPORTS if report.last_year
    }
