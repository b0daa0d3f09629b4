"""What refusing would come to if the vetoes were weighed among the features of support, not obeyed.

A logistic model of both is fitted on the development halves, with the questions made unanswerable at a weight, and
held against the program as it is on the held-out halves (`python -m eval.absent --learnt`). The program does not do
it. Held out, the vetoes refuse .70 of the questions without an answer and .07 of the others, CRAG .64. The model, at
the threshold that is best on the development halves, refuses .60 and .16, CRAG .62; as many only with .24.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.ask import Assistant
from assistant.search.gather import Gathered
from assistant.weigh.supported.support import SUPPORT, judged
from assistant.weigh.supported.vetoes import VETOES
from eval.absent.made import made
from eval.metrics.answer import accuracy, cap_of
from eval.metrics.refusal import crag
from eval.questions import Question
from eval.run.collect import answer
from eval.sources import Sources

_MADE = 0.3  # weight of a question made unanswerable against 1 of a written one
_RIDGE = 0.5
_HELD_OUT = "test"

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The best evidence of a question: its `features`, its `support`, and whether its answer is `right`."""

    features: tuple[float, ...]
    support: float
    right: bool
    answerable: bool
    split: str | None
    is_made: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusing:
    """What a way of refusing comes to: due and false refusals as shares, and the CRAG score."""

    due: float
    false: float
    crag: float


def cases(questions: Sequence[Question], *, assistant: Assistant, sources: Sources) -> Iterator[Case]:
    """Yield a case for each question that one set of documents answers, and for each made of one.

    The `assistant` must refuse nothing for want of support, so that it is seen whether the answer is right.
    """
    for question in questions:
        found = assistant.evidence(question.text)
        if found is not None and found.units:
            said = answer(assistant, question.text)
            right = question.answerable and accuracy(question.facts, said.text, cap=cap_of(question.kind)) == 1
            yield _case(found, right=right, answerable=question.answerable, split=question.split)
    for one in made(questions, assistant=assistant, sources=sources):
        yield _case(one.found, right=False, answerable=False, split=one.split, is_made=True)


def fitted(known: Sequence[Case]) -> Table:
    """Return the weights of the features under which a right answer is likely, the bias last."""
    table = np.array([[*case.features, 1.0] for case in known])
    truth = np.array([1.0 if case.right else -1.0 for case in known])
    weight = np.array([_MADE if case.is_made else 1.0 for case in known])

    def loss(weights: Table) -> float:
        return float((weight * np.logaddexp(0, -truth * (table @ weights))).sum() + _RIDGE * (weights[:-1] ** 2).sum())

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), method="L-BFGS-B").x)


def likely(case: Case, weights: Table) -> float:
    """Return how likely the answer of a case is right by `weights`."""
    return float(1 / (1 + np.exp(-np.append(case.features, 1.0) @ weights)))


def refusing(asked: Sequence[Case], supports: Sequence[float], threshold: float) -> Refusing:
    """Return what refusing below `threshold` comes to on written questions."""
    told = [(case, support < threshold) for case, support in zip(asked, supports, strict=True)]
    scores = [crag(answerable=case.answerable, refused=refused, right=case.right) for case, refused in told]
    return Refusing(
        due=_share([refused for case, refused in told if not case.answerable]),
        false=_share([refused for case, refused in told if case.answerable]),
        crag=float(np.mean(scores)) if scores else 0.0,
    )


def _share(refused: Sequence[bool]) -> float:
    return sum(refused) / len(refused) if refused else 0.0


def is_held_out(case: Case) -> bool:
    """Return whether a case is of the half that nothing is fitted on."""
    return case.split == _HELD_OUT


def _case(found: Gathered, *, right: bool, answerable: bool, split: str | None, is_made: bool = False) -> Case:
    judgement = judged(found.units, found.by_words, found.asking)
    spoke = {veto.name for veto in judgement.vetoes}
    features = [*(judgement.told[one.name] for one in SUPPORT), *(float(veto.name in spoke) for veto in VETOES)]
    return Case(
        features=tuple(features),
        support=judgement.support,
        right=right,
        answerable=answerable,
        split=split,
        is_made=is_made,
    )
