from dataclasses import replace

from ingest.document import (
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
from ingest.facts.fact import Counted, Period, Side
from ingest.genre.columns import table_kind
from ingest.store.catalogue.records import StoredTable
from tests.ingest.facts.fact_tables import T1, Y, facts_of


def test_a_row_says_which_period_its_outcome_is_of() -> None:
    header = ["Indikator", "Periodens utfall", "Utfall män/pojkar", "Årsmål", "Period"]
    facts = facts_of(header, [["Antal besök", "5", "3", "9", "Tertial 1 2025"]], type_=ReportType.SECOND_TERTIAL)

    assert [fact.period for fact in facts] == [T1, T1, Y, Period()]
    assert [fact.counted for fact in facts] == [Counted.ALL, Counted.MEN, Counted.ALL, Counted.ALL]


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


def test_an_uncertain_row_gives_no_facts() -> None:
    stored = replace(
        Table(kind=table_kind(()), columns=(), rows=(), spans=()),
        rows=(Row(name="Rad", cells=(), spans=(Span(start=0, end=3),), certain=False),),
    )
    passage = Passage(id="p", document_id="d", position=0, kind=PassageKind.ROW, text="Rad", span=Span(start=0, end=3))
    document = Document(id="d", file="f", text="Rad", description=Description(title="Rapport"))

    assert derive(document, [passage], [StoredTable(table=stored, headings=(), page=None)]) == ()
