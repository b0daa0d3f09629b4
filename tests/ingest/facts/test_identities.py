from decimal import Decimal

from ingest.facts.cells.amounts import amount_of
from ingest.facts.proof.equations import Identity
from ingest.facts.proof.identities import Verdict, findings, verdict
from ingest.facts.proof.sums import sum_findings
from ingest.facts.proof.texts import contradictions, doubt
from tests.ingest.facts.summed_table import table

HEADS = ("Kostnader 2031", "Intäkter 2031", "Netto 2031", "Bokslut 2030")
ROWS = (("47,6", "1,5", "46,1", "45,5"), ("597,8", "79,6", "518,2", "499,3"), ("301,0", "25,0", "276,0", "271,9"))


def test_amounts_are_read_however_they_are_printed() -> None:
    printed = {
        "1 618,2": ("1618.2", "0.1"),
        "(6,6)": ("-6.6", "0.1"),
        "1,5-": ("-1.5", "0.1"),
        "– 62 318": ("-62318", "1"),
        "−3": ("-3", "1"),
        "12.345": ("12345", "1"),
        "12.5": ("12.5", "0.1"),
        "8,9 %": ("8.9", "0.1"),
        "4 mnkr": ("4", "1"),
    }
    for text, (value, step) in printed.items():
        amount = amount_of(text)
        assert amount is not None, text
        assert (amount.value, amount.step) == (Decimal(value), Decimal(step))
    assert all(amount_of(text) is None for text in ("", "–", "..", "±", "Ökning", "12 av 13", "(4", "2025-01-31"))


def test_costs_income_and_net_prove_their_heads_with_either_sign() -> None:
    assert verdict(HEADS, ROWS) is Verdict.PROVEN
    negative = [(cost, f"-{income}", *rest) for cost, income, *rest in ROWS]
    assert verdict(HEADS, negative) is Verdict.PROVEN


def test_heads_moved_by_a_column_are_refuted() -> None:
    moved = ("Intäkter 2031", "Netto 2031", "Bokslut 2030", "Utfall 2029")
    assert verdict(moved, ROWS) is Verdict.REFUTED
    assert verdict((*HEADS[1:], HEADS[0]), ROWS) is Verdict.REFUTED


def test_what_cannot_be_checked_is_left_open() -> None:
    assert verdict(("Bokslut 2029", "Bokslut 2030"), [("1,0", "2,0"), ("3,0", "4,0")]) is Verdict.OPEN
    assert verdict(("Antal", "Andel"), [("12", "8 %"), ("7", "4 %")]) is Verdict.OPEN


def test_a_deviation_is_checked_against_the_pair_it_is_of() -> None:
    heads = ("Budget 2031", "Utfall jan-apr", "Prognos", "Avvikelse")
    rows = [("43,2", "13,9", "42,4", "0,8"), ("239,2", "83,6", "248,1", "-8,9"), ("120,0", "41,0", "118,5", "1,5")]
    found = findings(heads, rows)
    assert [one.columns for one in found if one.proven] == [("Budget 2031", "Prognos", "Avvikelse")]


def test_one_row_that_breaks_what_the_others_prove_is_the_documents_own() -> None:
    rows = [*ROWS, ("100,0", "10,0", "95,0", "80,0")]
    assert verdict(HEADS, rows) is Verdict.PROVEN
    (finding,) = findings(HEADS, rows, ["Hamn", "Bad", "Park", "Torg"])
    assert [(miss.row, miss.off) for miss in finding.misses] == [("Torg", Decimal("5.0"))]


def test_sums_leave_out_parts_and_add_up_sums_before() -> None:
    rows = {"Hamn": ("10,0",), "varav brygga": ("4,0",), "Summa norr": ("10,0",), "Bad": ("5,5",), "Totalt": ("15,5",)}
    found = sum_findings(table(("Budget 2031",), rows))
    assert [(one.columns, one.held, one.misses) for one in found] == [(("Summa norr",), 1, ()), (("Totalt",), 1, ())]
    assert all(one.identity is Identity.SUM for one in found)


def test_a_contradiction_says_which_sum_fails_in_which_column_by_how_much() -> None:
    rows = {"Hamn": ("1 010,0", "1,0"), "Bad": ("5,5", "2,0"), "Totalt": ("1 020,0", "3,0")}
    assert list(contradictions(table(("Budget 2031", "Bokslut 2029"), rows))) == [
        "i kolumnen ”Budget 2031” är ”Totalt” 1 020,0, 4,5 mer än raderna tillsammans (1 015,5). "
        "Raden stämmer i 1 annan kolumn"
    ]


def test_a_doubt_says_which_identity_fails_by_how_much() -> None:
    wrong = [("10,0", "2,0", "9,0"), ("20,0", "5,0", "17,0")]
    assert doubt(HEADS[:3], wrong, ["Hamn", "Bad"]) == (
        "”Kostnader 2031” och ”Intäkter 2031” ger inte ”Netto 2031”: på raden ”Hamn” står 9,0, de ger 12,0 "
        "(skillnad −3,0); på raden ”Bad” står 17,0, de ger 25,0 (skillnad −8,0)"
    )
