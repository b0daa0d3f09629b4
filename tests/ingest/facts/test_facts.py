from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.document import (
    Cell,
    Description,
    Document,
    Passage,
    PassageKind,
    ReportType,
    Row,
    Span,
    Table,
)
from ingest.facts.derive import derive
from ingest.facts.fact import Counted, Fact, Measure, Period, Side
from ingest.facts.keys import key_name
from ingest.genre.columns import column, table_kind
from ingest.store.catalogue.records import StoredTable

BOARD = "Lillköping"


def facts_of(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    type_: ReportType = ReportType.PLAN,
    headings: tuple[str, ...] = (),
    caption: str | None = None,
    unit: str | None = None,
    sections: Sequence[str | None] = (),
) -> tuple[Fact, ...]:
    """Return the facts of one table with `header` (names first) and `rows` in a document of 2025."""
    columns = tuple(column(printed) for printed in header[1:])
    text = "\n".join("\t".join(row) for row in rows)
    starts = [sum(len("\t".join(row)) + 1 for row in rows[:number]) for number in range(len(rows))]
    table = Table(
        kind=table_kind(columns, name=header[0]),
        columns=columns,
        rows=tuple(
            Row(
                name=row[0],
                cells=tuple(Cell(column=c, value=v) for c, v in zip(columns, row[1:], strict=True)),
                spans=(Span(start=start, end=start + len("\t".join(row))),),
                section=section,
                unit=unit,
            )
            for row, start, section in zip(rows, starts, sections or [None] * len(rows), strict=True)
        ),
        spans=(),
        caption=caption,
    )
    passages = [
        Passage(
            id=f"p{number}",
            document_id="d",
            position=number,
            kind=PassageKind.ROW,
            text=row.name,
            span=row.spans[0],
            row=row,
            table_kind=table.kind,
        )
        for number, row in enumerate(table.rows)
    ]
    description = Description(title="Rapport", board=BOARD, year=2025, type=type_)
    document = Document(id="d", file="f", text=text, description=description)
    return derive(document, passages, [StoredTable(table=table, headings=headings, page=1)])


Y, T1, T2 = Period(year=2025), Period(year=2025, first=1, last=4), Period(year=2025, first=1, last=8)


@pytest.mark.parametrize(
    ("name", "header", "type_", "measure", "period"),
    [
        ("Indikator", "Årsmål", ReportType.PLAN, Measure.TARGET, Y),
        ("Indikator", "KF:s årsmål år 2026", ReportType.PLAN, Measure.COUNCIL_TARGET, Period(year=2026)),
        ("Indikator", "Periodens utfall", ReportType.FIRST_TERTIAL, Measure.OUTCOME, T1),
        ("Indikator", "Periodens utfall", ReportType.SECOND_TERTIAL, Measure.OUTCOME, T2),
        ("Indikator", "Årets utfall", ReportType.ANNUAL, Measure.OUTCOME, Y),
        ("Indikator", "Utfall VB 2024", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Indikator", "Utfall föregående år", ReportType.ANNUAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Indikator", "Prognos helår", ReportType.FIRST_TERTIAL, Measure.FORECAST, Y),
        ("Indikator", "Prognos T2", ReportType.ANNUAL, Measure.FORECAST, Y),
        ("Verksamhet (mnkr)", "VP 2026 Netto", ReportType.PLAN, Measure.BUDGET, Period(year=2026)),
        ("Verksamhet (mnkr)", "*Budget 2024", ReportType.PLAN, Measure.BUDGET, Period(year=2024)),
        ("Verksamhet (mnkr)", "Beräknad slutlig budget 2024", ReportType.PLAN, Measure.FINAL_BUDGET, Period(year=2024)),
        ("Verksamhet (mnkr)", "Prognos okt 2024", ReportType.PLAN, Measure.FORECAST, Period(year=2024)),
        ("Verksamhet (mnkr)", "Netto prognos 2024 okt", ReportType.PLAN, Measure.FORECAST, Period(year=2024)),
        ("Verksamhet (mnkr)", "Bokslut 2023", ReportType.PLAN, Measure.ACCOUNTS, Period(year=2023)),
        ("Verksamhet (mnkr)", "Utfall jan–apr", ReportType.FIRST_TERTIAL, Measure.OUTCOME, T1),
        ("Verksamhet (mnkr)", "Utfall 2024", ReportType.PLAN, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Verksamhet (mnkr)", "Avvikelse T2", ReportType.SECOND_TERTIAL, Measure.DEVIATION, Y),
        ("Verksamhet (mnkr)", "Begärda budgetjusteringar", ReportType.FIRST_TERTIAL, Measure.ADJUSTMENT, Y),
        ("Resultatenhet (tkr)", "Bruttobudget 2025", ReportType.PLAN, Measure.GROSS_BUDGET, Y),
        ("Resultatenhet (tkr)", "Resultatöverföring från 2024", ReportType.FIRST_TERTIAL, Measure.CARRIED_IN, Y),
        ("Resultatenhet (tkr)", "Resultatöverföring till 2026", ReportType.FIRST_TERTIAL, Measure.CARRIED_OUT, Y),
        ("Resultatenhet (tkr)", "Utgående fond", ReportType.ANNUAL, Measure.CARRIED_OUT, Y),
        ("Nyckeltal", "2023", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2023)),
        ("Nyckeltal", "2025 jan-mars", ReportType.FIRST_TERTIAL, Measure.OUTCOME, Period(year=2025, first=1, last=3)),
        ("Nyckeltal", "Snitt 2024", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Nyckeltal", "T1 2024", ReportType.FIRST_TERTIAL, Measure.EARLIER_OUTCOME, Period(year=2024, first=1, last=4)),
        ("Nyckeltal", "Apr prel", ReportType.FIRST_TERTIAL, Measure.OUTCOME, Period(year=2025, first=4, last=4)),
        ("Nyckeltal", "Förändring mot 2024", ReportType.FIRST_TERTIAL, Measure.CHANGE, T1),
        ("Nyckeltal", "2026", ReportType.PLAN, Measure.OTHER, Period(year=2026)),
        ("Taxa", "Pris 2025", ReportType.PLAN, Measure.PRICE, Y),
        ("Indikator", "Resultat 2024", ReportType.ANNUAL, Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Indikator", "Målvärde 2026", ReportType("ÅR"), Measure.TARGET, Period(year=2026)),
        ("Indikator", "Etappmål 2027", ReportType("MB"), Measure.TARGET, Period(year=2027)),
        ("Indikator", "Måluppfyllelse", ReportType("ÅR"), Measure.COMMENT, Period()),
        ("Indikator", "Startvärde", ReportType("MB"), Measure.EARLIER_OUTCOME, Period()),
        ("Indikator", "Utfall", ReportType("DR8"), Measure.OUTCOME, T2),
        ("Indikator", "Utfall", ReportType("ÅR"), Measure.OUTCOME, Y),
        ("Indikator", "Utfall", ReportType("KR1"), Measure.OUTCOME, Period(year=2025, first=1, last=3)),
        ("Indikator", "Utfall", ReportType("DR"), Measure.OUTCOME, Period()),
        ("Indikator", "Utfall", ReportType.PLAN, Measure.OUTCOME, Period()),
        ("Verksamhet, tkr", "Utfall aug 2025", ReportType("DR8"), Measure.OUTCOME, T2),
        ("Verksamhet, tkr", "Utfall maj 2025", ReportType("DR8"), Measure.OUTCOME, Period(year=2025, first=5, last=5)),
        ("Verksamhet, tkr", "Utfall ack augusti", ReportType("DR8"), Measure.OUTCOME, T2),
        (
            "Verksamhet, tkr",
            "Utfall 2024-08-31",
            ReportType("DR8"),
            Measure.EARLIER_OUTCOME,
            Period(year=2024, first=1, last=8),
        ),
        ("Verksamhet, tkr", "Bokslut 2024-12-31", ReportType("DR8"), Measure.ACCOUNTS, Period(year=2024)),
        ("Verksamhet, tkr", "Budget jan-aug", ReportType("DR8"), Measure.BUDGET, T2),
        ("Verksamhet, tkr", "Periodbudget", ReportType("DR8"), Measure.BUDGET, T2),
        ("Verksamhet, tkr", "Helårsbudget", ReportType("DR8"), Measure.BUDGET, Y),
        ("Verksamhet, tkr", "Ram 2026", ReportType("IB"), Measure.BUDGET, Period(year=2026)),
        ("Verksamhet, tkr", "Plan 2027", ReportType("IB"), Measure.BUDGET, Period(year=2027)),
        ("Verksamhet, tkr", "Föregående år", ReportType("ÅR"), Measure.EARLIER_OUTCOME, Period(year=2024)),
        ("Verksamhet, tkr", "Nettokostnad", ReportType("ÅR"), Measure.NET, Y),
        ("Verksamhet, tkr", "Andel av budget", ReportType("ÅR"), Measure.SHARE, Y),
        ("Verksamhet, tkr", "2026", ReportType("IB"), Measure.OTHER, Period(year=2026)),
        ("Aktivitet", "Startdatum", ReportType.PLAN, Measure.START, Period()),
        ("Aktivitet", "Ansvarig nämnd", ReportType.PLAN, Measure.RESPONSIBLE, Period()),
    ],
)
def test_a_column_says_what_it_measures_and_when(
    name: str, header: str, type_: ReportType, measure: Measure, period: Period
) -> None:
    (fact,) = facts_of([name, header], [["Rad", "5"]], type_=type_)

    assert (fact.measure, fact.period) == (measure, period)


def test_a_row_says_which_period_its_outcome_is_of() -> None:
    header = ["Indikator", "Periodens utfall", "Utfall män/pojkar", "Årsmål", "Period"]
    facts = facts_of(header, [["Antal besök", "5", "3", "9", "Tertial 1 2025"]], type_=ReportType.SECOND_TERTIAL)

    assert [fact.period for fact in facts] == [T1, T1, Y, Period()]
    assert [fact.counted for fact in facts] == [Counted.ALL, Counted.MEN, Counted.ALL, Counted.ALL]


def test_a_part_of_a_column_is_of_what_the_column_before_it_is() -> None:
    header = ["Nyckeltal", "Jan-april 2025", "Varav kvinnor", "Varav män"]
    facts = facts_of(header, [["Hemtjänst", "9", "5", "4"]], type_=ReportType.FIRST_TERTIAL)

    assert [(fact.measure, fact.period, fact.counted) for fact in facts] == [
        (Measure.OUTCOME, T1, counted) for counted in (Counted.ALL, Counted.WOMEN, Counted.MEN)
    ]


@pytest.mark.parametrize(
    ("header", "row", "unit", "units"),
    [
        (["Indikator", "Periodens utfall", "Årsmål"], ["Andel nöjda", "83,33", "85 %"], None, ["%", "%"]),
        (
            ["Indikator", "Utfall", "Årsmål", "Prognos"],
            ["Antal", "16 barn/avd.", "15 st", "14"],
            None,
            [
                "barn/avd.",
                "st",
                None,
            ],
        ),
        (["Verksamhet", "Budget", "Avvikelse i procent"], ["Skola", "5,0", "-2"], "mnkr", ["mnkr", "%"]),
        (["Nyckeltal", "T1 2025"], ["Utbetalt bidrag, mnkr", "11,2"], None, ["mnkr"]),
        (["Nyckeltal", "T1 2025"], ["Medelbidrag, kronor", "10 987"], None, ["kr"]),
        (["Nyckeltal", "T1 2025"], ["Andel anställda (procent)", "36"], None, ["%"]),
        (["Indikator", "Enhet", "Utfall", "Mål"], ["Andel nöjda", "%", "83", "85"], None, [None, "%", "%"]),
        (["Indikator", "Enhet", "Utfall", "Mål"], ["Andel nöjda", "Skolan", "83", "85"], None, [None, None, None]),
        (["Projekt", "Belopp (tkr)"], ["Lekplats", "450"], None, ["tkr"]),
    ],
)
def test_a_figure_without_a_unit_has_that_of_its_column_row_or_table(
    header: list[str], row: list[str], unit: str | None, units: list[str | None]
) -> None:
    assert [fact.value.unit for fact in facts_of(header, [row], unit=unit)] == units


def test_goals_are_told_from_the_headings() -> None:
    headings = (
        "KF:s inriktningsmål: 1. En god stad",
        "KF:s mål för verksamhetsområdet: 1.2 Alla lär sig",
        "Nämndmål: 1.2.1 Barn läser",
        "Förväntat resultat",
    )
    (fact,) = facts_of(["Indikator", "Årsmål"], [["Antal", "5"]], headings=headings)

    assert fact.goals == (("1", "En god stad"), ("1.2", "Alla lär sig"), ("1.2.1", "Barn läser"))
    (bare,) = facts_of(["Indikator", "Årsmål"], [["Antal", "5"]], headings=("Nämndmål: Barn läser.",))
    assert bare.goals == (("", "Barn läser"),)


def test_sums_parts_and_sides_are_told() -> None:
    rows = [["Skola", "5"], ["varav Lov", "1"], ["Summa kostnader", "5"], ["Intäkter", "-1"], ["Totalt", "4"]]
    facts = facts_of(
        ["Verksamhet", "VP 2025"], rows, unit="mnkr", sections=[None, "Skola", None, None, None], headings=("Kultur",)
    )

    assert [(fact.total, fact.part, fact.side) for fact in facts] == [
        (False, False, None),
        (False, True, None),
        (True, False, Side.COST),
        (False, False, Side.INCOME),
        (True, False, None),
    ]
    assert [(fact.key.name, fact.key.section) for fact in facts] == [
        ("skol", "kultur"),
        ("lov", "skol"),
        ("kostnad", "kultur"),
        ("intakt", "kultur"),
        ("totalt", "kultur"),
    ]


def test_a_row_of_an_areas_own_table_is_the_one_of_the_whole_budget() -> None:
    whole = facts_of(
        ["Verksamhet", "VP 2025"], [["Äldreomsorg", "5"]], unit="mnkr", headings=("Redovisning av ekonomi",)
    )
    own = facts_of(["Verksamhet", "VP 2025"], [["Äldreomsorg", "5"]], unit="mnkr", headings=("Äldreomsorg",))
    turnover = facts_of(["Verksamhet", "Kostnader"], [["Äldreomsorg", "5"]], unit="mnkr", headings=("Omslutning",))

    assert whole[0].key == own[0].key
    assert turnover[0].key != own[0].key
    assert turnover[0].topic == "Omslutningsförändringar"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel nöjda brukare", "Andelen nöjda brukare*"),
        ("Stöd- och service till personer", "Stöd och service till personer"),
        ("Brukare inom socialpsykiatri", "Brukare inom socialpsykiatrin"),
        ("Antal besök", "Antalet besök"),
        ("1. Sjukfrånvaro", "Sjukfrånvaro (procent)"),
        ("Sjukfrånvaro, %", "SJUKFRÅNVARO¹"),
        ("varav barn och ungdom", "Barn och ungdom"),
        ("Maskiner & inventarier", "Maskiner och inventarier"),
        ("Verksamhet för barn, kultur och fritid", "Barn, kultur och fritid"),
        ("Klimatinvesteringar (3)", "Klimatinvesteringar"),
        ("Funktions- nedsättning", "Funktionsnedsättning"),
        ("Aktuella ärenden**", "Aktuella ärenden"),
        ("Vårddygn, varav", "Vårddygn"),
    ],
)
def test_a_row_is_known_however_its_name_is_written(one: str, other: str) -> None:
    assert key_name(one) == key_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Resultat", "Resultatenheter"),
        ("Antal ungdomar <25 år", "Antal ungdomar >25 år"),
        ("Antal platser 2", "Antal platser 3"),
        ("Andel nöjda brukare", "Andel nöjda anhöriga"),
        ("Budgetföljsamhet före resultatöverföringar", "Budgetföljsamhet efter resultatöverföringar"),
        ("Andel nöjda i hemtjänsten", "Andel nöjda i hemtjänsten (kvinnor)"),
        ("Antal besök", "Andel besök"),
        ("Sjukfrånvaro (procent)", "Sjukfrånvaro (dagar)"),
        ("Förskola", "Öppen förskola"),
    ],
)
def test_what_is_only_alike_has_another_key(one: str, other: str) -> None:
    assert key_name(one) != key_name(other)


def test_an_uncertain_row_gives_no_facts() -> None:
    stored = replace(
        Table(kind=table_kind(()), columns=(), rows=(), spans=()),
        rows=(Row(name="Rad", cells=(), spans=(Span(start=0, end=3),), certain=False),),
    )
    passage = Passage(id="p", document_id="d", position=0, kind=PassageKind.ROW, text="Rad", span=Span(start=0, end=3))
    document = Document(id="d", file="f", text="Rad", description=Description(title="Rapport"))

    assert derive(document, [passage], [StoredTable(table=stored, headings=(), page=None)]) == ()
