"""Fits the assistant's two models on the development questions: which evidence is best, and whether it is enough.

`python -m eval.calibrate [--stockholm DIR]` prints both sets of weights, how they do on questions held out in
cross-validation, and what each threshold of support would refuse. With `--write` they become the program's own, in
`assistant/weigh/weights.toml`; those set by hand stay. Where the reader is on it has its say in which evidence is best.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.ask import Assistant
from assistant.reader.reader import Reader, configured_reader
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.weigh.evidence import EVIDENCE, features
from assistant.weigh.features import WEIGHTS_FILE, Weights, weights, written
from assistant.weigh.read.reading import answered_in_words, asked_of, reading
from assistant.weigh.supported.support import SUPPORT, support_features
from eval.metrics.answer import accuracy, cap_of, stands_in
from eval.questions import Question, load
from eval.run.collect import answer
from eval.run.corpus import library_for
from eval.sources import Sources, open_sources

_FOLDS = 6
_PULL = 0.01  # how strongly the weights are held to the present ones, where the questions do not say otherwise
_RIDGE = 0.5  # of the logistic model
_QUESTIONS = Path(__file__).with_name("questions")
_SAMPLE = Path("data/sample")
_SETS = {"sample": ("sample", "absent_sample"), "stockholm": ("stockholm", "fresh", "everyday", "absent_stockholm")}

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question: `table` of its units' features, which are `right`, and the features and truth of its support.

    `leading` gives the place of the unit that leads by their scores.
    """

    table: Table
    leading: Callable[[Table], int]
    right: NDArray[np.bool_]
    support: Table
    answered_right: bool
    answerable: bool


def examples(questions: Sequence[Question], *, sources: Sources) -> list[Example]:
    """Return an example for each question that is answered from one set of documents."""
    assistant = Assistant.open(library_for(sources.folder), settings=Settings(least_support=0.0))
    reader = configured_reader()
    found = []
    for question in questions:
        evidence = assistant.evidence(question.text)
        if evidence is None or not evidence.units:
            continue
        said = answer(assistant, question.text)
        right = question.answerable and accuracy(question.facts, said.text, cap=cap_of(question.kind)) == 1
        found.append(
            Example(
                table=features(evidence.units, evidence.asking),
                leading=_leading(evidence, reader),
                right=right_units(question, evidence, sources),
                support=support_features(evidence.units, evidence.by_words, evidence.asking),
                answered_right=right,
                answerable=question.answerable,
            )
        )
    return found


def fit_scorer(found: Sequence[Example], start: Table) -> Table:
    """Return the weights under which the right units have most of the softmax's mass, held near `start`."""
    usable = [example for example in found if example.right.any()]

    def loss(weights: Table) -> float:
        total = 0.0
        for example in usable:
            scores = example.table @ weights
            top = scores.max()
            mass = np.exp(scores - top)
            total -= float(np.log(mass[example.right].sum()) - np.log(mass.sum()))
        return total / len(usable) + _PULL * float(((weights - start) ** 2).sum())

    return np.asarray(minimize(loss, start, method="L-BFGS-B").x)


def fit_support(found: Sequence[Example]) -> Table:
    """Return the weights of the logistic model of a right answer, its bias last."""
    return fit_logistic(np.array([example.support for example in found]), [example.answered_right for example in found])


def fit_logistic(table: Table, truth: Sequence[bool], counts: Table | None = None) -> Table:
    """Return the weights of the logistic model of `truth` by a row of features each, its bias last; each `counts` 1."""
    table, signs = np.hstack([table, np.ones((len(table), 1))]), np.where(truth, 1.0, -1.0)
    counts = counts if counts is not None else np.ones(len(table))

    def loss(weights: Table) -> float:
        losses = np.logaddexp(0, -signs * (table @ weights))
        return float((counts * losses).sum() + _RIDGE * (weights[:-1] ** 2).sum())

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), method="L-BFGS-B").x)


def held_out_hits(found: Sequence[Example], start: Table) -> float:
    """Return how often the best unit is right, on questions that the weights were not fitted on."""
    usable, hits = [example for example in found if example.right.any()], []
    for fold in range(_FOLDS):
        weights = fit_scorer([e for i, e in enumerate(usable) if i % _FOLDS != fold], start)
        hits += [bool(e.right[e.leading(e.table @ weights)]) for e in usable[fold::_FOLDS]]
    return float(np.mean(hits))


def hits(found: Sequence[Example], evidence: Mapping[str, float]) -> float:
    """Return how often the best unit is right by the weights of `evidence`."""
    weights = np.array([evidence[feature.name] for feature in EVIDENCE])
    return float(np.mean([bool(one.right[one.leading(one.table @ weights)]) for one in found if one.right.any()]))


def held_out_support(found: Sequence[Example]) -> Table:
    """Return the support of each question by a model that was fitted without it."""
    support = np.zeros(len(found))
    for fold in range(_FOLDS):
        weights = fit_support([e for i, e in enumerate(found) if i % _FOLDS != fold])
        for i in range(fold, len(found), _FOLDS):
            support[i] = 1 / (1 + np.exp(-float(np.append(found[i].support, 1.0) @ weights)))
    return support


def _leading(evidence: Gathered, reader: Reader | None) -> Callable[[Table], int]:
    """Return what gives the place of the unit that leads by the scores of all, as the `reader` has its say."""
    asked, most, words = asked_of(evidence.asking), Settings().read, answered_in_words(evidence.asking)

    def leading(scores: Table) -> int:
        if reader is None:
            return int(np.argmax(scores))
        read = reading(asked, evidence.units, scores, reader=reader, most=most, in_words=words)
        return int(np.argmax(scores)) if read is None else read.at

    return leading


def right_units(question: Question, evidence: Gathered, sources: Sources) -> NDArray[np.bool_]:
    """Return which units hold most of the facts and stand on the evidence; none where no unit does."""
    spans = sources.spans(question.evidence)
    shares = []
    for unit in evidence.units:
        passage, cell = unit.ranked.passage, unit.cell
        places = spans.get(unit.ranked.source.file, ())
        on_evidence = any(p.start < passage.span.end and passage.span.start < p.end for p in places)
        text = f"{unit.text} {cell.column.printed}: {cell.value} " if cell else unit.text
        held = sum(any(stands_in(form, text) for form in fact) for fact in question.facts)
        shares.append(held if on_evidence else 0)
    best = max(shares, default=0)
    return np.array([best > 0 and share == best for share in shares])


def held_out_refusals(name: str, folder: Path) -> list[bool]:
    """Return which held-out questions that the set `name` cannot answer the assistant refuses."""
    assistant = Assistant.open(library_for(folder))
    absent = load(_QUESTIONS, name=f"absent_{name}").of_split("test").questions
    return [answer(assistant, question.text).refused for question in absent]


def refitted(present: Weights, *, scorer: Table, support: Table) -> Weights:
    """Return fitted weights, rounded to what the questions can tell, with those that are set by hand as they are.

    `scorer` are the weights of `EVIDENCE`, `support` those of `SUPPORT` with the bias last.
    """
    evidence = {
        feature.name: present.evidence[feature.name] if feature.name in present.by_hand else round(float(weight), 2)
        for feature, weight in zip(EVIDENCE, scorer, strict=True)
    }
    told = {feature.name: _rounded(weight) for feature, weight in zip(SUPPORT, support[:-1], strict=True)}
    return replace(present, evidence=evidence, support=told, bias=_rounded(support[-1]))


def _rounded(weight: float) -> float:
    return round(20 * float(weight)) / 20


def _development(name: str) -> tuple[Question, ...]:
    """Return the development half of a set, or the whole of one that is not parted."""
    asked = load(_QUESTIONS, name=name)
    parted = any(question.split for question in asked.questions)
    return (asked.of_split("dev") if parted else asked).questions


def _held_out(name: str) -> tuple[Question, ...]:
    """Return the half of a set that nothing is fitted on, none of one that is not parted."""
    return tuple(question for question in load(_QUESTIONS, name=name).questions if question.split == "test")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the weights and how they do; return 0."""
    parser = argparse.ArgumentParser(prog="python -m eval.calibrate", description=__doc__)
    parser.add_argument("--stockholm", type=Path, metavar="DIR", help="the four Stockholm documents, beside the sample")
    parser.add_argument("--write", action="store_true", help="write the fitted weights as the program's own")
    options = parser.parse_args(arguments)
    corpora = {"sample": _SAMPLE} | ({"stockholm": options.stockholm} if options.stockholm else {})
    found: list[Example] = []
    others: list[Example] = []
    for corpus, folder in corpora.items():
        for name in _SETS[corpus]:
            found += examples(_development(name), sources=open_sources(folder))
            others += examples(_held_out(name), sources=open_sources(folder))
    present = weights()
    start = np.array([present.evidence[feature.name] for feature in EVIDENCE])
    fitted = refitted(present, scorer=fit_scorer(found, start), support=fit_support(found))
    out = sys.stdout
    out.write(
        f"best unit right: {held_out_hits(found, start):.3f} of development questions, each by a fit without it\n"
    )
    out.write(f"best unit right: {hits(others, fitted.evidence):.3f} of held-out questions\n")
    for title, before, after in (
        ("evidence", present.evidence, fitted.evidence),
        ("support", {**present.support, "bias": present.bias}, {**fitted.support, "bias": fitted.bias}),
    ):
        out.write(f"{title}\n")
        out.writelines(f"  {name:16} {before[name]:6.2f} -> {weight:6.2f}\n" for name, weight in after.items())
    if options.write:
        WEIGHTS_FILE.write_text(written(fitted), "utf-8")
        out.write(f"Written: {WEIGHTS_FILE.name}\n")
    support = held_out_support(found)
    answerable = np.array([example.answerable for example in found])
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        refused = support < threshold
        out.write(
            f"  below {threshold:.2f}: refuses {refused[~answerable].mean():.2f} of the unanswerable, "
            f"{refused[answerable].mean():.2f} of the answerable\n"
        )
    for name, folder in corpora.items():
        refusals = held_out_refusals(name, folder)
        out.write(
            f"as it is: refuses {sum(refusals)} of {len(refusals)} held-out questions that {name} cannot answer\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
