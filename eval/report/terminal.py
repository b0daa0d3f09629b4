"""The report as tables in the terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from eval.metrics.bootstrap import Difference
from eval.metrics.metric import Better, Unit
from eval.report.gate import Breach
from eval.report.wording import change_text, ingestion_text, printed, verdict
from eval.retrieval.comparison import Result, Task
from eval.rules.worth import Worth
from eval.run.figures import Figure, alike
from eval.run.run import SetRun


def show(run: SetRun, *, changes: Mapping[str, Difference], console: Console) -> None:
    """Print the figures of `run`, its baselines beside it, and the change of each figure that has one."""
    console.print(_figures(run, changes=changes))
    console.print("↓ lower is better.  ~ differs by no more than chance (paired bootstrap).\n")
    console.print(_kinds(run))
    if run.ingestion:
        console.print(ingestion_text(run.ingestion))


def show_breaches(breaches: Sequence[Breach], *, console: Console) -> None:
    """Print a line for each figure that does not clear its bar."""
    for breach in breaches:
        console.print(f"[bold red]Below the bar:[/] {breach.sentence}")


def show_retrieval(task: Task, results: Sequence[Result], *, console: Console) -> None:
    """Print what each retrieval method comes to on one task."""
    note = f" ({task.note})" if task.note else ""
    table = Table(title=f"{task.name}: {len(task.asked)} questions{note}", title_justify="left", title_style="bold")
    table.add_column("Method")
    for name in ("Recall@1", "95 % interval", "Recall@5", "MRR", "Recall@1 against words"):
        table.add_column(name, justify="right")
    for result in results:
        first, gain = result.recall_1, result.gain
        against = f"{change_text(gain, unit=Unit.SCORE)} ({gain.low:+.3f} to {gain.high:+.3f})" if gain else ""
        colour = _COLOURS[verdict(gain, better=Better.HIGHER)] if gain else "dim"
        table.add_row(
            result.method,
            printed(first.value, unit=Unit.SHARE),
            f"{printed(first.low, unit=Unit.SHARE)} - {printed(first.high, unit=Unit.SHARE)}",
            printed(result.recall_5.value, unit=Unit.SHARE),
            printed(result.mrr.value, unit=Unit.SHARE),
            f"[{colour}]{against}[/]",
        )
    console.print(table)


def show_rules(found: Sequence[Worth], *, console: Console) -> None:
    """Print a line for each rule, those that earn most on the held-out half first."""
    table = Table(title="Rules switched off in turn", title_justify="left", title_style="bold")
    table.add_column("Place")
    table.add_column("Rule", max_width=60)
    for half in ("dev", "held out"):
        for name in ("touches", "asked", "changes", "gains", "loses"):
            table.add_column(f"{half} {name}", justify="right")
    for one in sorted(found, key=lambda one: (one.test.lost - one.test.gained, one.rule.place, one.rule.name)):
        cells = [
            printed
            for half in (one.dev, one.test)
            for printed in (f"{half.touched}", f"{half.asked}", f"{half.changed}", f"{half.gained:g}", f"{half.lost:g}")
        ]
        table.add_row(one.rule.place, one.rule.name, *cells, style="" if one.earns else "dim")
    console.print(table)
    unmet = sum(not one.dev.touched and not one.test.touched for one in found)
    console.print(f"{sum(one.earns for one in found)} of {len(found)} rules earn something on held-out questions.")
    console.print(f"{unmet} of them touch no question.")


_COLOURS = {"better": "green", "worse": "bold red", "changed": "yellow", "": "dim"}


def _figures(run: SetRun, *, changes: Mapping[str, Difference]) -> Table:
    outcomes = run.ours.collected
    title = f"{run.name}: {len(outcomes.single)} questions, {len(outcomes.turns)} turns"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("Metric", min_width=28)
    for system in run.systems:
        table.add_column(system.name, justify="right")
        if system is run.ours:
            table.add_column("95 % interval", justify="right", style="dim")
            table.add_column("n", justify="right", style="dim")
            table.add_column("Change", justify="right")
    group = ""
    for figure in run.ours.figures.figures:
        if figure.group != group:
            table.add_section()
            table.add_row(f"[bold]{figure.group}[/]")
            group = figure.group
        others = [system.figures.of(figure.key) for system in run.systems[1:]]
        table.add_row(*_ours(figure, change=changes.get(figure.key)), *[_beside(figure, other) for other in others])
    return table


def _ours(figure: Figure, *, change: Difference | None) -> tuple[str, ...]:
    arrow = {Better.HIGHER: "", Better.LOWER: " [dim]↓[/]", Better.NEITHER: ""}[figure.better]
    estimate = figure.estimate
    ends = f"{printed(estimate.low, unit=figure.unit)} - {printed(estimate.high, unit=figure.unit)}"
    if change is None:
        return f"  {figure.label}{arrow}", _value(figure), ends, str(estimate.count), ""
    said = verdict(change, better=figure.better)
    colour = _COLOURS[said]
    text = f"[{colour}]{change_text(change, unit=figure.unit)} {said}[/]"
    return f"  {figure.label}{arrow}", _value(figure), ends, str(estimate.count), text


def _value(figure: Figure | None) -> str:
    return printed(figure.estimate.value, unit=figure.unit) if figure else "-"


def _beside(figure: Figure, other: Figure | None) -> str:
    """Return a baseline's figure, with a tilde where it differs from ours by no more than chance."""
    return f"{_value(other)} ~" if other and alike(figure, other) else _value(other)


def _kinds(run: SetRun) -> Table:
    table = Table(title="By kind", title_justify="left", title_style="bold")
    table.add_column("Kind")
    for name in ("n", "Right or rightly refused", "95 % interval", "Recall@5"):
        table.add_column(name, justify="right")
    for row in run.ours.figures.kinds:
        estimate = row.correct
        table.add_row(
            row.kind,
            str(estimate.count),
            printed(estimate.value, unit=Unit.SHARE),
            f"{printed(estimate.low, unit=Unit.SHARE)} - {printed(estimate.high, unit=Unit.SHARE)}",
            printed(row.recall_5.value, unit=Unit.SHARE) if row.recall_5 else "-",
        )
    return table
