import pytest

from assistant.tell.told_cell import told
from ingest.facts.fact import Measure


@pytest.mark.parametrize(
    ("name", "value", "measure", "sentence"),
    [
        ("Sjukfrånvaro", "8,9 %", Measure.OUTCOME, "Sjukfrånvaron var 8,9 %"),
        ("Sjukfrånvaro dag 1–14", "3,1 %", Measure.OUTCOME, "Sjukfrånvaron dag 1–14 var 3,1 %"),
        ("Andel nöjda barn", "85 %", Measure.EARLIER_OUTCOME, "Andelen nöjda barn var 85 %"),
        ("Andel nöjda barn", "85 %", Measure.FORECAST, "Prognosen för andelen nöjda barn är 85 %"),
        ("Antal barn per avdelning", "15,2", Measure.TARGET, "Årsmålet för antalet barn per avdelning är 15,2"),
        ("Äldreomsorg", "287,9 mnkr", Measure.BUDGET, "Budgeten för äldreomsorg är 287,9 mnkr"),
        ("IT-stöd", "2,9 mnkr", Measure.ACCOUNTS, "Bokslutet för IT-stöd blev 2,9 mnkr"),
    ],
)
def test_a_figure_reads_as_a_sentence(name: str, value: str, measure: Measure, sentence: str) -> None:
    assert told(name, value=value, measure=measure, of_money=True) == sentence


@pytest.mark.parametrize(
    ("name", "value", "measure"),
    [
        ("Totalt", "287,9 mnkr", Measure.BUDGET),
        ("varav vuxna", "43,6 mnkr", Measure.BUDGET),
        ("Intäkter", "-107,7 mnkr", Measure.BUDGET),
        ("Netto, avsnittet ”Förskola”", "3 mnkr", Measure.BUDGET),
        ("Sjukfrånvaro", "Minskning", Measure.TARGET),
        ("Äldreomsorg", "2,2 mnkr", Measure.DEVIATION),
        ("Nöjda barn", "85 %", Measure.OUTCOME),
    ],
)
def test_what_would_read_badly_is_told_as_name_and_figure(name: str, value: str, measure: Measure) -> None:
    assert told(name, value=value, measure=measure, of_money=True) == ""


def test_what_is_counted_under_a_budget_is_no_budget() -> None:
    assert told("Elever F–6", value="2 138", measure=Measure.BUDGET, of_money=False) == ""
