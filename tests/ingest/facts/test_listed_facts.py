from collections.abc import Sequence

import pytest

from ingest.document import Description, Document, Passage, PassageKind, Span, TableKind
from ingest.facts.derive import derive
from ingest.facts.fact import Fact, Measure


def facts_of(
    *lists: str, source: str | None = None, headings: Sequence[str] = ("Budgetjusteringar",)
) -> tuple[Fact, ...]:
    """Return the facts of a document whose passages are `lists`; `source` is its text where that is another."""
    text = source if source is not None else "\n".join(lists)
    whole = Span(start=0, end=len(text))
    starts = [sum(len(other) + 1 for other in lists[:number]) for number in range(len(lists))]
    spans = [Span(start=start, end=start + len(one)) for start, one in zip(starts, lists, strict=True)]
    passages = [
        Passage(
            id=f"p{number}",
            document_id="d",
            position=number,
            kind=PassageKind.LIST,
            text=one,
            span=span if source is None else whole,
            headings=tuple(headings),
        )
        for number, (one, span) in enumerate(zip(lists, spans, strict=True))
    ]
    document = Document(id="d", file="f", text=text, description=Description(title="Plan", year=2025))
    return derive(document, passages, [])


@pytest.mark.parametrize(
    ("item", "name", "printed", "section"),
    [
        ("• Belysning i Norra parken, 0,5 mnkr", "Belysning i Norra parken", "0,5 mnkr", "Budgetjusteringar"),
        ("• belysning i parken: 0,5 mnkr.", "belysning i parken", "0,5 mnkr", "Budgetjusteringar"),
        ("• Ny brygga om 1,2 mnkr (investering)", "Ny brygga (investering)", "1,2 mnkr", "Budgetjusteringar"),
        ("• Damm, 450 tkr. Den rymmer 900 kubikmeter.", "Damm", "450 tkr", "Budgetjusteringar"),
        ("• 0,7 mnkr för nya bänkar", "nya bänkar", "0,7 mnkr", "Budgetjusteringar"),
        ("3. Nämnden ansöker om 2 mnkr i driftmedel för bad.", "driftmedel för bad", "2 mnkr", "Nämnden ansöker"),
        ("a) Nämnden söker 384 000 kr till kurser, se bilaga 2", "kurser", "384 000 kr", "Nämnden söker"),
        (
            "• DNA- analys av vatten, 0,2 miljoner kronor",
            "DNA-analys av vatten",
            "0,2 miljoner kronor",
            "Budgetjusteringar",
        ),
    ],
)
def test_a_point_with_an_amount_is_a_row(item: str, name: str, printed: str, section: str) -> None:
    (fact,) = facts_of(item)

    assert (fact.name, fact.value.printed, fact.section) == (name, printed, section)
    assert (fact.measure, fact.kind, fact.period.year) == (Measure.AMOUNT, TableKind.OTHER, 2025)


def test_what_points_begin_with_alike_is_what_they_stand_under() -> None:
    facts = facts_of("• Satsning på 2 mnkr för lek\n• Satsning på 3 mnkr för idrott\n• Buss, 1 mnkr")

    assert [(fact.name, fact.section, fact.row) for fact in facts] == [
        ("lek", "Satsning", 0),
        ("idrott", "Satsning", 1),
        ("Buss", "Budgetjusteringar", 2),
    ]


@pytest.mark.parametrize(
    "item",
    [
        "• Parken får 2 nya bänkar",
        "• 2 miljoner besök",
        "• 5 mnkr till lek och 3 mnkr till idrott",
        "Nämnden ansöker om 2 mnkr i en mening utan punkt",
        "• Personalen blir 12 fler. Det kostar 2 mnkr.",
    ],
)
def test_a_point_without_one_amount_of_its_own_is_none(item: str) -> None:
    assert facts_of(item) == ()


@pytest.mark.parametrize(
    "item",
    ["• Skolan: underskott på 7,1 mnkr", "• Det sparar 1,3 mnkr per år", "• Kostnaden är 2,7 mnkr högre än budget"],
)
def test_an_amount_by_which_something_differs_is_no_amount_of_the_list(item: str) -> None:
    (fact,) = facts_of(item)

    assert fact.measure is Measure.OTHER


def test_lists_count_on_after_the_tables_one_a_section() -> None:
    (one,) = facts_of("• Lek, 1 mnkr", headings=("A",))

    assert (one.table, one.row, one.headings) == (0, 0, ("A",))


def test_a_point_is_found_again_over_lines_and_a_running_header() -> None:
    lines = ("4. Nämnden ansöker om 2 ", "mnkr avseende lek och idrott vid ", "", "Sid 4 (71)", "")
    source = "\n".join([*lines, " sjön och i parken, drift. ", "Mera text."])
    item = "4. Nämnden ansöker om 2 mnkr avseende lek och idrott vid sjön och i parken, drift."
    (fact,) = facts_of(item, source=source)

    (span,) = fact.spans
    assert source[span.start : span.end].startswith("Nämnden ansöker")
    assert source[span.start : span.end].endswith("drift.")


def test_a_point_that_is_not_found_again_stands_in_its_passage() -> None:
    (fact,) = facts_of("• Lek, 1 mnkr", source="något helt annat")

    assert fact.spans == (Span(start=0, end=len("något helt annat")),)
