"""Risk against coverage, by kind of question."""

import io
from dataclasses import replace

from rich.console import Console

from eval.metrics.refusal import CurvePoint
from eval.report import risk
from eval.run.collect import Collected
from eval.run.figures import measure
from eval.run.run import SetRun, SystemRun
from tests.eval.eval_records import declined, question, right, unanswerable, wrong

SINGLE = (
    replace(right(question("surest")), confidence=0.9),
    replace(right(question("sure")), confidence=0.8),
    replace(wrong(question("bad")), confidence=0.4, sure=False),
    declined(question("shy")),
    declined(unanswerable("due")),
)
COLLECTED = Collected(single=SINGLE, turns=())
RUN = SetRun(
    name="home", systems=(SystemRun(name="Ours", collected=COLLECTED, figures=measure(COLLECTED)),), ingestion=None
)


def test_the_risk_of_the_surest_is_that_of_the_curve_so_far() -> None:
    curve = (CurvePoint(coverage=0.25, risk=0.0), CurvePoint(coverage=0.5, risk=0.5))
    assert (risk.at(curve, 1.0), risk.at(curve, 0.5), risk.at((), 0.5)) == (0.5, 0.0, None)


def test_each_kind_tells_what_is_answered_and_what_of_that_is_wrong() -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    risk.show([RUN], console=console)
    shown = console.export_text()
    answered = next(line for line in shown.splitlines() if "table_number" in line)
    assert [cell.strip() for cell in answered.strip("│ ").split("│")][1:] == [
        "4", ".750", ".250", ".333", ".000", ".000"
    ]  # fmt: skip
    refused = next(line for line in shown.splitlines() if "unanswerable" in line)
    assert [cell.strip() for cell in refused.strip("│ ").split("│")][1:] == ["1", ".000", ".000", "–", "–", "–"]


def test_the_page_has_a_table_a_set_and_the_chart_a_curve_a_kind_that_is_answered() -> None:
    page = risk.as_markdown([RUN])
    assert "## home" in page
    assert "| table_number | 4 | .750 | .250 | .333 | .000 | .000 |" in page
    assert risk.charts(RUN.ours.figures.kinds).count("<polyline") == 1
