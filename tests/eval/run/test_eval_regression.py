"""A deliberate regression does not pass the gate: the filter of board, year and type switched off."""

import pytest

from eval.report.gate import breaches, read_limits
from eval.run.evaluate import BASELINE, FLOORS, Options, changes, evaluate
from eval.run.store import read

SET = "sample"


@pytest.mark.slow
def test_the_gate_notices_that_the_scope_filter_is_off() -> None:
    limits, former = read_limits(FLOORS)[SET], read(BASELINE)[SET]
    whole, without = (evaluate(Options(name=SET, split="dev", without=part)) for part in (None, "scope"))
    held, found = (
        {breach.metric for breach in breaches(run.ours.figures, limits=limits, changes=changes(run, former))}
        for run in (whole, without)
    )
    assert "wrong_document" in found - held
