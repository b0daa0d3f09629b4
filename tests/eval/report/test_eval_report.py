import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from eval.metrics.bootstrap import Difference
from eval.metrics.metric import Better, Unit
from eval.metrics.outcome import Turn
from eval.report import report, terminal
from eval.report.gate import Breach
from eval.report.misses import Cause, cause, facts_marked, misses
from eval.report.wording import change_text, printed, verdict
from eval.run import store
from eval.run.collect import Collected
from eval.run.corpus import Ingestion
from eval.run.evaluate import changes, newly
from eval.run.figures import measure
from eval.run.run import SetRun, SystemRun
from tests.eval.eval_records import declined, question, right, unanswerable, wrong

LATE = replace(right(question("late")), text="x" * 600 + " 83 % <b>")
LOST = replace(wrong(question("lost")), passages=())
INVENTED = replace(right(unanswerable("invented")))


def system(name: str) -> SystemRun:
    single = (right(question("good")), wrong(question("bad")), LATE, LOST, INVENTED, declined(question("shy")))
    turn = Turn(position=1, asked=right(question("d.1")), raw=right(question("d.1")), gold=None)
    collected = Collected(single=single, turns=(turn,))
    return SystemRun(name=name, collected=collected, figures=measure(collected))


@pytest.fixture
def run() -> SetRun:
    ingestion = Ingestion(files=2, size=10_000, seconds=2.0)
    return SetRun(name="home", systems=(system("Ours"), system("Other")), ingestion=ingestion)


def test_misses_are_sorted_by_the_step_that_failed(run: SetRun) -> None:
    causes = {one.question.id: cause(one) for one in misses(run.ours.collected.every())}
    assert causes == {
        "bad": Cause.NOT_SAID,
        "late": Cause.LATE,
        "lost": Cause.NOT_FOUND,
        "invented": Cause.ANSWERED,
        "shy": Cause.REFUSED,
    }
    assert facts_marked(LATE) == [("83 %", False)]


def test_the_whole_run_and_the_baseline_are_read_back(run: SetRun, tmp_path: Path) -> None:
    store.write_whole([run], tmp_path / "run.json")
    store.write_baseline([run], tmp_path / "baseline.json")
    whole, baseline = store.read(tmp_path / "run.json"), store.read(tmp_path / "baseline.json")
    assert {key: whole["home"][key] for key in baseline["home"]} == baseline["home"]
    assert set(whole["home"]) - set(baseline["home"]) == {"seconds", "seconds_p95"}
    assert whole["home"]["accuracy"] == {"good": 1.0, "bad": 0.0, "late": 0.0, "lost": 0.0, "shy": 0.0}
    outcomes = json.loads((tmp_path / "run.json").read_text("utf-8"))["sets"]["home"]["systems"]["Other"]["outcomes"]
    assert len(outcomes) == 7


def test_the_baseline_holds_no_text_and_keeps_other_sets(run: SetRun, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    store.write_baseline([run], path)
    store.write_baseline([replace(run, name="away")], path)
    assert set(store.read(path)) == {"home", "away"}
    assert "Målet" not in path.read_text("utf-8")


@pytest.mark.parametrize("content", ["{}", "not json"])
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, "utf-8")
    with pytest.raises(store.StoreError, match=r"x\.json is not a file that"):
        store.read(tmp_path / "x.json")


def test_changes_and_flips_against_an_earlier_run(run: SetRun) -> None:
    former = {"correct": {"good": 0.0, "bad": 1.0, "late": 0.0, "gone": 1.0}, "turn_correct": {"d.1": 0.0}}
    assert changes(run, former)["correct"].count == 3
    assert newly(run, former, right=True) == ("good", "d.1")
    assert newly(run, former, right=False) == ("bad",)


def test_figures_are_worded() -> None:
    words = [printed(0.5, unit=Unit.SHARE), printed(1.0, unit=Unit.SHARE), printed(-0.25, unit=Unit.SCORE)]
    assert words == [".500", "1.00", "-.250"]
    assert [printed(10.25, unit=Unit.SCORE), printed(0.012, unit=Unit.SECONDS)] == ["10.25", "0.012 s"]
    worse = Difference(value=-0.1, low=-0.2, high=-0.05, count=9)
    assert change_text(worse, unit=Unit.SHARE) == "-.100"
    assert [verdict(worse, better=better) for better in Better] == ["worse", "better", "changed"]
    assert verdict(replace(worse, high=0.05), better=Better.HIGHER) == ""


def test_the_terminal_shows_figures_baselines_and_breaches(run: SetRun) -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    terminal.show(run, changes={}, console=console)
    terminal.show_breaches([Breach(metric="accuracy", sentence="It fell.")], console=console)
    shown = console.export_text()
    assert re.search(r"All facts within the cap +│ +\.200 │ +\.000 - \.600 │ +5 │ +│ +\.200 ~", shown)
    assert "2 files (10,000 bytes) built in 2.0 s, 5 kB/s" in shown
    assert "Below the bar: It fell." in shown


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in {"src", "href"} and value]
        if tag not in {"meta", "br"}:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def test_the_page_needs_nothing_beside_it_and_holds_every_miss(run: SetRun, tmp_path: Path) -> None:
    fall = Difference(value=-0.1, low=-0.2, high=-0.05, count=9)
    section = report.Section(
        run=run,
        changes={"accuracy": fall},
        breaches=(Breach(metric="accuracy", sentence="It fell."),),
        flips=(("good",), ("bad",)),
    )
    report.write([section], tmp_path / "report.html", compared_with="baseline.json")
    html = (tmp_path / "report.html").read_text("utf-8")
    page = Page()
    page.feed(html)
    assert page.stack == []
    assert all(link.startswith("#") for link in page.links)
    assert "url(" not in html
    assert html.count('<details class="miss">') == 5
    assert "It fell." in html
    assert "&lt;b&gt;" in html
    assert '<span class="worse">-.100 worse</span>' in html
    assert html.count('class="bar"') == len(run.ours.figures.kinds)
