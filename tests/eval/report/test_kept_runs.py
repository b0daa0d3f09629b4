"""Runs that are kept for the page: the last whole with its misses, those before it as figures."""

from dataclasses import replace
from pathlib import Path

from eval.__main__ import main
from eval.report import kept_runs
from eval.run.collect import Collected
from eval.run.figures import measure
from eval.run.run import SetRun, SystemRun
from tests.eval.eval_records import declined, question, right, wrong


def run_of(*, missed: bool) -> SetRun:
    single = (right(question("good")), *([wrong(question("bad")), declined(question("shy"))] if missed else []))
    collected = Collected(single=single, turns=())
    return SetRun(name="home", systems=(SystemRun(name="Ours", collected=collected, figures=measure(collected)),))


def test_the_last_run_is_kept_whole_and_those_before_as_figures(tmp_path: Path) -> None:
    kept_runs.keep([run_of(missed=True)], tmp_path)
    kept_runs.keep([run_of(missed=False)], tmp_path)
    kept_runs.keep([replace(run_of(missed=True), name="away")], tmp_path)
    last = {run.name: run for run in kept_runs.last(tmp_path)}
    assert last["home"].misses == ()
    assert [(miss.id, miss.cause, miss.refused) for miss in last["away"].misses] == [
        ("bad", "NOT_SAID", False),
        ("shy", "REFUSED", True),
    ]
    bad = last["away"].misses[0]
    assert (bad.gold, bad.facts) == ("83 %.", (("83 %",),))
    assert any(passage.on_evidence for passage in bad.passages)
    past = kept_runs.history(tmp_path, "home")
    assert [round(run.figures["correct"].value, 2) for run in past] == [0.33, 1.0]
    assert not any(run.misses for run in past)
    assert past[0].figures["correct"].low <= past[0].figures["correct"].value <= past[0].figures["correct"].high


def test_what_another_version_wrote_or_a_full_disk_cut_is_left_out(tmp_path: Path) -> None:
    kept_runs.keep([run_of(missed=True)], tmp_path)
    (tmp_path / "other.json").write_text('{"at": 1}', "utf-8")
    with (tmp_path / "history.jsonl").open("a", encoding="utf-8") as out:
        out.write('{"at": "2026')
    assert [run.name for run in kept_runs.last(tmp_path)] == ["home"]
    assert len(kept_runs.history(tmp_path, "home")) == 1
    assert kept_runs.last(tmp_path / "nowhere") == ()


def test_a_set_is_refused_that_lies_beside_a_library_which_is_not_named() -> None:
    assert main(["--set", "reported"]) == 2
