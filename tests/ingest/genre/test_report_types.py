"""Kinds of report as data: each entry names what its examples say, and nothing that they say it does not."""

import pickle

import pytest

from ingest.document import ReportType
from ingest.genre.report_names import named_reports, read_report
from ingest.genre.report_types import entries, is_asked, is_kin, place_in_year, report_name, report_title, reports
from ingest.language.words import fold

EXAMPLES = [(text, code) for entry in entries() for text, code in entry.examples]
COUNTER_EXAMPLES = [(text, entry.code) for entry in entries() for text in entry.counter_examples]


@pytest.mark.parametrize(("text", "code"), EXAMPLES)
def test_an_example_names_its_type(text: str, code: str) -> None:
    assert [(report.type, report.as_document) for report in named_reports(fold(text))] == [(code, True)]


@pytest.mark.parametrize(("text", "code"), COUNTER_EXAMPLES)
def test_a_counter_example_does_not(text: str, code: str) -> None:
    asked = [report for report in named_reports(fold(text)) if report.as_document and not report.title_only]
    assert code not in [report.entry.code for report in asked]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Delårsrapport I", "D1"),
        ("Delårsrapport I 2031", "D1"),
        ("Delårsrapport II", "D2"),
        ("vad står i delårsrapporten i Ekbro", "DR"),
        ("underskottet enligt delårsrapporten i nämnden", "DR"),
        ("enligt delårsrapporten i augusti", "DR8"),
        ("tertialrapporten i Ekbro", "T"),
    ],
)
def test_the_word_i_is_a_number_only_where_the_name_ends(text: str, type_: str) -> None:
    assert [str(report.type) for report in named_reports(fold(text))] == [type_]


def test_each_type_is_read_by_its_code_and_by_its_name() -> None:
    for code, report in reports().items():
        assert read_report(code) == code
        if report.ends and code not in {"BG", "BS"}:
            assert read_report(report.name) == code, report.name


def test_a_name_among_other_words_is_no_type_to_give() -> None:
    assert read_report("hela verksamhetsplanen och mer") is None
    assert read_report("rapport") is None


def test_how_a_type_reads() -> None:
    assert report_name(ReportType.FIRST_TERTIAL) == "tertialrapport 1"
    assert report_title(ReportType("DR8")) == "Delårsrapport per augusti"
    assert report_name(ReportType("X9")) == "X9"


@pytest.mark.parametrize(
    ("held", "asked", "kin"),
    [
        ("DR4", "T1", True),
        ("T2", "DR8", True),
        ("DR8", "D2", True),
        ("DR4", "T2", False),
        ("MR8", "DR8", True),
        ("VB", "ÅR", True),
        ("VB", "VP", False),
        ("NP", "VP", True),
        ("IB", "VP", False),
        ("DR", "DR8", True),
    ],
)
def test_types_that_stand_in_for_each_other(held: str, asked: str, kin: bool) -> None:
    assert is_kin(ReportType(held), (ReportType(asked),)) is kin


def test_a_kind_asked_for_in_general_asks_for_each_of_its_parts() -> None:
    general = (ReportType("DR"),)
    assert is_asked(ReportType("DR8"), general)
    assert is_asked(ReportType("D1"), general)
    assert not is_asked(ReportType.SECOND_TERTIAL, general)
    assert not is_asked(None, general)


def test_reports_of_a_year_in_order() -> None:
    order = ["VB", "DR8", "T1", "VP"]
    assert sorted(order, key=lambda code: place_in_year(ReportType(code))) == ["VP", "T1", "DR8", "VB"]


def test_there_is_one_object_for_each_type() -> None:
    assert ReportType("VP") is ReportType.PLAN
    assert pickle.loads(pickle.dumps(ReportType("DR8"))) is ReportType("DR8")
