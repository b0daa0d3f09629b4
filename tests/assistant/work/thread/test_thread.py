from decimal import Decimal

import pytest

from assistant.answer import Source
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.texts import board_label, stage_label
from assistant.work.thread.thread import Thread, says_the_same, thread
from ingest.document import Column, Description, ReportType, Span, TableKind
from ingest.facts.cells.values import parse_value
from ingest.facts.fact import Counted, Fact, Measure, Period, RowKey, Value

KEY = RowKey(kind=TableKind.INDICATOR, name="sjukfranvaro")


def source(board: str, type_: str, year: int) -> Source:
    description = Description(title=f"{type_} {year}", board=board, year=year, type=ReportType(type_))
    return Source(id=f"{board}-{type_}-{year}", file="f", description=description)


PLAN, T1, T2, VB = (source("Ekhöjden", type_, 2031) for type_ in ("VP", "T1", "T2", "VB"))
NEXT, OTHER = source("Ekhöjden", "VP", 2032), source("Norrvik", "VP", 2031)
SOURCES = {one.id: one for one in (PLAN, T1, T2, VB, NEXT, OTHER)}


def fact(
    of: Source,
    measure: Measure,
    printed: str,
    period: Period | None = None,
    *,
    counted: Counted = Counted.ALL,
    goals: tuple[tuple[str, str], ...] = (("3.3", "God arbetsmiljö"),),
    header: str = "",
    row: int = 0,
) -> Fact:
    return Fact(
        document_id=of.id,
        passage_id="p",
        table=0,
        row=row,
        kind=TableKind.INDICATOR,
        name="Sjukfrånvaro",
        key=KEY,
        column=Column(key="x", printed=header),
        measure=measure,
        counted=counted,
        period=period or Period(year=2031),
        value=parse_value(printed),
        spans=(Span(start=0, end=1),),
        goals=goals,
    )


def threaded(*facts: Fact) -> Thread:
    made = thread(facts, SOURCES)
    assert made is not None
    return made


def told(made: Thread) -> list[list[str]]:
    """Return each line as the values at its stages, "" where nothing is told."""
    return [
        [cell.fact.value.printed if (cell := line.cells.get(stage)) is not None else "" for stage in made.stages]
        for line in made.lines
    ]


def test_a_year_is_told_in_its_order() -> None:
    four, eight = Period(year=2031, first=1, last=4), Period(year=2031, first=1, last=8)
    made = threaded(
        fact(VB, Measure.OUTCOME, "6,9 %"),
        fact(T2, Measure.FORECAST, "7,1 %"),
        fact(T2, Measure.OUTCOME, "7,2 %", eight),
        fact(T1, Measure.FORECAST, "7,3 %"),
        fact(T1, Measure.OUTCOME, "7,4 %", four),
        fact(T1, Measure.EARLIER_OUTCOME, "7,5 %", Period(year=2030)),
        fact(PLAN, Measure.TARGET, "7,0 %"),
        fact(PLAN, Measure.COUNCIL_TARGET, "6,5 %"),
    )

    assert told(made) == [["7,5 %", "6,5 %", "7,0 %", "7,4 %", "7,3 %", "7,2 %", "7,1 %", "6,9 %"]]
    assert [stage_label(stage) for stage in made.stages] == [
        "Utfall 2030",
        "KF:s årsmål 2031",
        "Årsmål 2031",
        "Utfall januari-april 2031",
        "Prognos 2031 (T1)",
        "Utfall januari-augusti 2031",
        "Prognos 2031 (T2)",
        "Utfall 2031",
    ]
    assert made.lines[0].goals == (("3.3", "God arbetsmiljö"),)
    assert not any(cell.contradicting for line in made.lines for cell in line.cells.values())


def test_boards_stand_in_lines_and_their_stages_in_the_same_columns() -> None:
    made = threaded(
        fact(PLAN, Measure.TARGET, "7 %"), fact(OTHER, Measure.TARGET, "8 %"), fact(VB, Measure.OUTCOME, "9 %")
    )

    assert [line.board for line in made.lines] == ["Ekhöjden", "Norrvik"]
    assert told(made) == [["7 %", "9 %"], ["8 %", ""]]


def test_women_and_men_have_lines_of_their_own_where_anything_is_told_of_them() -> None:
    made = threaded(
        fact(VB, Measure.OUTCOME, "6 %"),
        fact(VB, Measure.OUTCOME, "7 %", counted=Counted.WOMEN),
        fact(VB, Measure.OUTCOME, "", counted=Counted.MEN),
    )

    assert [board_label(line.board, line.counted) for line in made.lines] == ["Ekhöjden", "Ekhöjden, kvinnor"]


def test_reports_that_tell_differently_contradict_and_the_one_it_is_due_to_comes_first() -> None:
    made = threaded(fact(NEXT, Measure.EARLIER_OUTCOME, "6,0 %"), fact(VB, Measure.OUTCOME, "6,9 %"))

    (cell,) = [cell for line in made.lines for cell in line.cells.values() if cell.contradicting]
    assert cell.fact.value.printed == "6,9 %"
    assert [other.value.printed for other in cell.contradicting] == ["6,0 %"]


def test_reports_that_agree_do_not_contradict() -> None:
    made = threaded(fact(NEXT, Measure.EARLIER_OUTCOME, "7 %"), fact(VB, Measure.OUTCOME, "6,9 %"))

    assert not any(cell.contradicting for line in made.lines for cell in line.cells.values())


def test_what_was_to_be_settled_gives_way_to_what_was_settled() -> None:
    made = threaded(fact(PLAN, Measure.TARGET, "Fastställs 2031"), fact(T1, Measure.TARGET, "7 %"))

    assert told(made) == [["7 %"]]
    assert not any(cell.contradicting for line in made.lines for cell in line.cells.values())


def test_the_same_row_under_a_goal_of_the_council_and_of_the_board_has_two_lines() -> None:
    council, board = (("1.4", "Trygga äldre"),), (("1.4", "Trygga äldre"), ("1.4.1", "Äldre påverkar"))
    made = threaded(
        fact(PLAN, Measure.TARGET, "87 %", goals=council), fact(PLAN, Measure.TARGET, "75 %", goals=board, row=1)
    )

    assert told(made) == [["87 %"], ["75 %"]]
    assert [line.goals for line in made.lines] == [council, board]


def test_a_forecast_is_of_the_report_that_its_header_names() -> None:
    made = threaded(fact(VB, Measure.FORECAST, "7 %", header="Prognos T2"), fact(T2, Measure.FORECAST, "7,0 %"))

    assert made.stages == (Stage(year=2031, step=Step.FORECAST, told=ReportType.SECOND_TERTIAL),)


def test_what_tells_of_no_time_or_no_figure_makes_no_thread() -> None:
    facts = [
        fact(PLAN, Measure.TARGET, "7 %", Period()),
        fact(PLAN, Measure.COMMENT, "Bra"),
        fact(PLAN, Measure.TARGET, "se bilagan"),
    ]

    assert thread(facts, SOURCES) is None
    assert thread([fact(PLAN, Measure.TARGET, "7 %")], {}) is None


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_facts_does_not_matter(order: int) -> None:
    facts = [
        fact(VB, Measure.OUTCOME, "6,9 %"),
        fact(NEXT, Measure.EARLIER_OUTCOME, "6,0 %"),
        fact(OTHER, Measure.TARGET, "8 %"),
        fact(PLAN, Measure.TARGET, "7 %"),
    ]

    assert threaded(*facts[::order]) == threaded(*facts)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("6,9 %", "6,9%", True),
        ("6,9 %", "7 %", True),
        ("6,94 %", "6,9 %", True),
        ("6,85 %", "6,9 %", True),
        ("6,9 %", "6,8 %", False),
        ("6,9 %", "6,9 st", False),
        ("6,9", "6,9 %", True),
        ("1,5 mnkr", "1 500 tkr", True),
        ("1,5 mnkr", "1 600 tkr", False),
        ("max 10", "max 10 personer", True),
        ("max 10", "10", False),
        ("5-7 %", "5-8 %", False),
        ("Ökning", "ökning", True),
        ("Tas fram av nämnd", "Fastställs 2031", False),
    ],
)
def test_two_cells_say_the_same_or_not(one: str, other: str, same: bool) -> None:
    assert says_the_same(parse_value(one), parse_value(other)) is same
    assert says_the_same(parse_value(other), parse_value(one)) is same


def test_a_number_is_itself_however_many_decimals_it_has() -> None:
    one, other = (Value(printed=text, kind=parse_value(text).kind, number=Decimal(text)) for text in ("7.0", "7.00"))

    assert says_the_same(one, other)
