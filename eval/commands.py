"""What each command of the evaluation does, from its options to what it prints and writes."""

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from assistant.model.endpoint import endpoint_of
from assistant.model.errors import ModelError
from eval.questions import QuestionsError
from eval.report import gate, kept_runs, report, risk, terminal
from eval.retrieval import benchmarks
from eval.retrieval import comparison as measuring
from eval.rules import listed as switches
from eval.rules import worth as measuring_rules
from eval.run import store
from eval.run.corpus import library_for
from eval.run.evaluate import (
    BASELINE,
    CORPORA,
    FLOORS,
    Options,
    changes,
    evaluate,
    newly,
    opened,
    questions_of,
    sets_of,
)
from eval.run.run import SetRun
from eval.run.store import Former
from eval.sources import SourcesError, open_sources
from eval.systems import quickstart
from ingest.errors import IngestError


class ModelNotAccepted(Exception):
    """Figures of a language model were to be made the baseline."""


INPUT_ERRORS = (
    ModelError,
    ModelNotAccepted,
    QuestionsError,
    SourcesError,
    IngestError,
    store.StoreError,
    gate.GateError,
    benchmarks.BenchmarkError,
)


def run(options: argparse.Namespace, *, console: Console, status: Console) -> int:
    """Run the sets, print and write what is asked for; return 1 where the gate is asked for and fails, else 0."""
    former = _former(options.compare)
    runs = _runs(options, status=status)
    limits = gate.read_limits(FLOORS)
    sections = [_section(one, former.get(one.name, {}), limits=limits.get(one.name, ())) for one in runs]
    for section in sections:
        terminal.show(section.run, changes=section.changes, console=console)
        terminal.show_breaches(section.breaches, console=console)
    if not (options.questions or options.split or options.without):
        kept_runs.keep(runs, kept_runs.folder())
    if options.html:
        compared_with = (options.compare or BASELINE).name if former else None
        report.write(sections, options.html, compared_with=compared_with)
    if options.json:
        store.write_whole(runs, options.json)
    return int(options.gate and any(section.breaches for section in sections))


def accept(options: argparse.Namespace, *, console: Console, status: Console) -> int:
    """Run the sets and write their figures as the baseline that later runs are compared with.

    Raises `ModelNotAccepted` where a language model is named: its figures are no baseline, since no run repeats them.
    """
    if options.model:
        raise ModelNotAccepted(
            "The baseline is that of the assistant without a language model; run `python -m eval accept` without "
            "--model."
        )
    runs = _runs(options, status=status)
    for one in runs:
        terminal.show(one, changes={}, console=console)
    store.write_baseline(runs, BASELINE)
    console.print(f"Written: {BASELINE.name}, with {', '.join(one.name for one in runs)}.")
    return 0


def risk_by_kind(options: argparse.Namespace, *, console: Console, status: Console) -> int:
    """Run the sets and print, by kind of question, how many of the surest answers are wrong."""
    runs = _runs(options, status=status)
    risk.show(runs, console=console)
    if options.markdown:
        options.markdown.write_text(risk.as_markdown(runs), "utf-8")
    return 0


def retrieval(options: argparse.Namespace, *, console: Console, status: Console) -> int:
    """Measure retrieval on the outside sets and on our own, as far as their files are there."""
    results: list[measuring.Result] = []
    with tempfile.TemporaryDirectory() as scratch, status.status("") as line:
        tasks = []
        for i, benchmark in enumerate(benchmarks.load_all(options.benchmarks) if options.benchmarks else ()):
            line.update(f"indexing {benchmark.name}")
            tasks.append(measuring.of_benchmark(benchmark, folder=Path(scratch) / str(i)))
        for name, folder in CORPORA.items():
            if folder.is_dir():
                line.update(f"indexing {name}")
                questions = questions_of(Options(name=name))
                sources = open_sources(folder)
                task = measuring.of_questions(questions, sources=sources, library=library_for(folder))
                tasks += [task] if task.asked else []
        for task in tasks:
            line.update(f"asking {task.name}")
            results.extend(measuring.measure(task))
            terminal.show_retrieval(task, [r for r in results if r.task == task.name], console=console)
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")
    return 0


def rules(options: argparse.Namespace, *, console: Console, status: Console) -> int:
    """Print what each rule touches, gains and loses; those that nothing on the held-out half is owed to are marked."""
    listed = [rule for rule in switches.rules() if rule.place.startswith(options.place)]
    cases: list[measuring_rules.Case] = []
    for name in [name for name in sets_of(options.set) if CORPORA[name].is_dir()]:
        sources, library = opened(Options(name=name))
        cases += measuring_rules.cases_of(questions_of(Options(name=name)), sources=sources, library=library)
    with status.status("") as line:
        found = list(measuring_rules.worth(listed, cases, most=options.most, progress=line.update))
    terminal.show_rules(found, console=console)
    return 0


def _runs(options: argparse.Namespace, *, status: Console) -> list[SetRun]:
    if options.baselines and not quickstart.installed():
        status.print(quickstart.MISSING)
    model = endpoint_of(options.model) if options.model else None
    names = sets_of(options.set)
    if len(names) > 1 and (options.corpus or options.questions or options.library):
        raise SourcesError("--corpus, --questions and --library belong to one set; name it with --set.")
    runs = []
    for name in names:
        chosen = Options(
            name=name,
            questions=options.questions,
            corpus=options.corpus,
            library=options.library,
            split=options.split,
            without=options.without,
            baselines=options.baselines,
            model=model,
        )
        with status.status(name) as line:
            runs.append(evaluate(chosen, progress=line.update))
    return runs


def _former(path: Path | None) -> dict[str, Former]:
    if path is None and not BASELINE.exists():
        return {}
    return store.read(path or BASELINE)


def _section(one: SetRun, former: Former, *, limits: tuple[gate.Limit, ...]) -> report.Section:
    changed = changes(one, former)
    return report.Section(
        run=one,
        changes=changed,
        breaches=gate.breaches(one.ours.figures, limits=limits, changes=changed),
        flips=(newly(one, former, right=True), newly(one, former, right=False)),
    )
