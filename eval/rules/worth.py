"""Switches each rule off in turn, and counts what that changes, gains and loses."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path

from assistant.conversation import EMPTY
from eval.metrics.judged import correct
from eval.metrics.outcome import judge
from eval.questions import Dialogue, Question, QuestionSet
from eval.rules.listed import Rule
from eval.run.collect import Progress, answer
from eval.sources import Sources
from eval.systems.assistant import ours
from eval.systems.system import Asks

HALVES = ("dev", "test")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question or a dialogue, and the assistant that it is put to."""

    item: Question | Dialogue
    asks: Asks
    sources: Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came of a case: the texts of its answers, and how many of them are right."""

    texts: tuple[str, ...]
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """What a rule does on one half of the questions.

    It is told of `touched` cases, of which `asked` were asked without it; `changed` are answered otherwise then, and
    it `gained` and `lost` so many right answers.
    """

    touched: int = 0
    asked: int = 0
    changed: int = 0
    gained: float = 0.0
    lost: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A rule, and what it does on the development half and on the half that nothing was tuned on."""

    rule: Rule
    dev: Half
    test: Half

    @property
    def earns(self) -> bool:
        """Whether right answers of the held-out half are owed to it, on balance."""
        return self.test.gained > self.test.lost


def cases_of(questions: QuestionSet, *, sources: Sources, library: Path) -> list[Case]:
    """Return the questions and dialogues of a set, each with an assistant over `library`."""
    asks = ours().open(library)
    items: list[Question | Dialogue] = [*questions.questions, *questions.dialogues]
    return [Case(item=item, asks=asks, sources=sources) for item in items]


def worth(
    rules: Sequence[Rule], cases: Sequence[Case], *, most: int, progress: Progress = lambda _: None
) -> Iterator[Worth]:
    """Yield what each rule is worth; at most `most` of the cases that it touches in each half are asked without it.

    With none the questions are asked once, and it is counted which of them each rule touches.
    """
    given: list[Given] = []
    touched: dict[int, list[int]] = {number: [] for number in range(len(rules))}
    for at, case in enumerate(cases):
        progress(f"asking {at + 1} of {len(cases)}")
        for rule in rules:
            rule.switch.spoke = False
        given.append(_given(case))
        for number, rule in enumerate(rules):
            touched[number] += [at] if rule.switch.spoke else []
    for number, rule in enumerate(rules):
        progress(f"{rule.place} {rule.name}: {number + 1} of {len(rules)}")
        halves = (
            _half(rule, [at for at in touched[number] if cases[at].item.split == half], cases, given, most)
            for half in HALVES
        )
        yield Worth(rule=rule, dev=next(halves), test=next(halves))


def _half(rule: Rule, touched: Sequence[int], cases: Sequence[Case], given: Sequence[Given], most: int) -> Half:
    asked = touched[:: max(1, -(-len(touched) // most))] if most else ()
    with _off(rule):
        without = [_given(cases[at]) for at in asked]
    differences = [given[at].right - new.right for at, new in zip(asked, without, strict=True)]
    return Half(
        touched=len(touched),
        asked=len(asked),
        changed=sum(given[at].texts != new.texts for at, new in zip(asked, without, strict=True)),
        gained=sum(difference for difference in differences if difference > 0),
        lost=-sum(difference for difference in differences if difference < 0),
    )


@contextmanager
def _off(rule: Rule) -> Iterator[None]:
    rule.switch.turn(off=True)
    _forget()
    try:
        yield
    finally:
        rule.switch.turn(off=False)
        _forget()


def _forget() -> None:
    """Forget what functions remember that was found by patterns."""
    for name, module in list(sys.modules.items()):
        if name.startswith("assistant.weigh"):
            for value in vars(module).values():
                if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"]:
                    value.cache_clear()


def _given(case: Case) -> Given:
    turns = case.item.turns if isinstance(case.item, Dialogue) else (case.item,)
    conversation = EMPTY
    texts: list[str] = []
    right = 0.0
    for turn in turns:
        try:
            said = answer(case.asks, turn.text, conversation)
        except Exception as error:  # what stands on a rule that is off may fail in any way
            return Given(texts=(*texts, repr(error)), right=right)
        texts.append(said.text)
        right += correct(judge(turn, said, sources=case.sources))
        conversation = conversation.add(said)
    return Given(texts=tuple(texts), right=right)
