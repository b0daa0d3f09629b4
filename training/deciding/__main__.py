"""Fits how much the reader weighs in whether an answer is shown, on questions that it was not trained on.

`python -m training.deciding [--stockholm DIR]` asks the development questions of the evaluation, and those of the
exercises that are kept from training, whose passages are made into reports. It prints the weights, how often what leads
is right by the words alone and with the reader, and what refusing comes to on the development questions, the exercises
and the held-out half, by the words and with the reader. With `--write` the weights become the program's own.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.answer import Scope
from assistant.ask import Assistant
from assistant.reader.reader import configured_reader
from assistant.search.gather import Gathered
from assistant.settings import DEFAULT
from assistant.weigh.features import WEIGHTS_FILE, weights, written
from assistant.weigh.read.support import READ, Read, told_of
from assistant.weigh.supported.support import judged
from eval.calibrate import Table, fit_logistic, right_units
from eval.metrics.answer import accuracy, cap_of
from eval.metrics.refusal import crag
from eval.questions import load
from eval.run.collect import answer
from eval.run.corpus import library_for
from eval.run.evaluate import QUESTIONS
from eval.sources import Sources, open_sources
from training.deciding.reports import Exercise, written_reports
from training.reading.exercises import FOLDER

_SAMPLE = Path("data/sample")
_SETS = {"sample": ("sample", "absent_sample"), "stockholm": ("stockholm", "fresh", "everyday", "absent_stockholm")}
_EXERCISE = 0.6  # what one of the exercises' questions counts: they are asked more crookedly than people ask
_ANSWERS_ALL = replace(DEFAULT, least_support=0.0)  # so that it is seen whether the answer is right
_DEVELOPMENT, _HELD_OUT, _EXERCISES = "development", "held out", "exercises"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question of one part (`of`): what `READ` tells of its evidence, and how it stands by words and when read.

    `features` is None where no sentence was read. `by_words` and `led` say whether what leads is right, `answered`
    whether the whole answer is.
    """

    of: str
    answerable: bool
    features: tuple[float, ...] | None
    by_words: bool
    led: bool
    answered: bool
    support: float
    read_support: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the weights and what they come to; return 0, or 1 where there is no reader."""
    parser = argparse.ArgumentParser(prog="python -m training.deciding", description=__doc__)
    parser.add_argument("--stockholm", type=Path, metavar="DIR", help="the four Stockholm documents, beside the sample")
    parser.add_argument("--write", action="store_true", help="write the fitted weights as the program's own")
    options = parser.parse_args(arguments)
    if configured_reader() is None:
        sys.stderr.write("There is no reader: make reader\n")
        return 1
    found = list(_exercises())
    for corpus, folder in (
        {"sample": _SAMPLE} | ({"stockholm": options.stockholm} if options.stockholm else {})
    ).items():
        found += _asked(open_sources(folder), _SETS[corpus])
    fitted = _fitted([case for case in found if case.of != _HELD_OUT])
    present = weights()
    after = replace(
        present,
        read={feature.name: round(float(weight), 2) for feature, weight in zip(READ, fitted[:-1], strict=True)},
        read_bias=round(float(fitted[-1]), 2),
    )
    for name, weight in {**after.read, "bias": after.read_bias}.items():
        before = {**present.read, "bias": present.read_bias}[name]
        sys.stdout.write(f"  {name:16} {before:6.2f} -> {weight:6.2f}\n")
    for part in (_DEVELOPMENT, _EXERCISES, _HELD_OUT):
        sys.stdout.write(_told(part, [case for case in found if case.of == part]))
    if options.write:
        WEIGHTS_FILE.write_text(written(after), "utf-8")
        sys.stdout.write(f"Written: {WEIGHTS_FILE.name}\n")
    return 0


def _asked(sources: Sources, sets: Sequence[str]) -> Iterator[Case]:
    """Yield a case for each question of `sets` that one set of documents answers."""
    assistant = Assistant.open(library_for(sources.folder), settings=_ANSWERS_ALL)
    for name in sets:
        for question in load(QUESTIONS, name=name).questions:
            found = assistant.evidence(question.text)
            if found is not None and found.units:
                right = right_units(question, found, sources)
                part = _HELD_OUT if question.split == "test" else _DEVELOPMENT
                said = answer(assistant, question.text).text
                answered = question.answerable and accuracy(question.facts, said, cap=cap_of(question.kind)) == 1
                yield _case(found, right.tolist(), of=part, answerable=question.answerable, answered=answered)


def _exercises() -> Iterator[Case]:
    """Yield a case for each question on the passages that the reader was not trained on."""
    with tempfile.TemporaryDirectory() as folder:
        asked: list[Exercise] = written_reports(FOLDER, Path(folder))
        assistant = Assistant.open(library_for(Path(folder)))
        for one in asked:
            found = assistant.evidence(one.question, scope=Scope(boards=(one.board,)))
            if found is not None and found.units:
                right = [one.is_told_by(unit.text) for unit in found.units]
                yield _case(found, right, of=_EXERCISES, answerable=bool(one.told))


def _case(found: Gathered, right: Sequence[bool], *, of: str, answerable: bool, answered: bool | None = None) -> Case:
    """Return what was found as a case; without `answered` the answer is as right as what leads."""
    judgement = judged(found.units, found.by_words, found.asking)
    features = None
    if found.read is not None and not found.read.row and judgement.may_be_read:
        told = told_of(Read(judged=judgement, reading=found.read))
        features = tuple(told[feature.name] for feature in READ)
    led = right[int(np.argmax(found.scores))]
    return Case(
        of=of,
        answerable=answerable,
        features=features,
        by_words=right[int(np.argmax(found.by_words))],
        led=led,
        answered=led if answered is None else answered,
        support=judgement.support,
        read_support=found.support,
    )


def _fitted(found: Sequence[Case]) -> Table:
    read = [case for case in found if case.features is not None]
    counts = np.array([_EXERCISE if case.of == _EXERCISES else 1.0 for case in read])
    return fit_logistic(np.array([case.features for case in read]), [case.answered for case in read], counts)


def _told(part: str, found: Sequence[Case]) -> str:
    answerable = [case for case in found if case.answerable]
    lines = [f"{part}: {len(found)} questions, {len(answerable)} with an answer\n"]
    for name, led, support in (
        ("words", [case.by_words for case in found], [case.support for case in found]),
        ("read", [case.led for case in found], [case.read_support for case in found]),
    ):
        refused = [one < DEFAULT.least_support for one in support]
        scores = [
            crag(answerable=case.answerable, refused=gone, right=right)
            for case, gone, right in zip(found, refused, led, strict=True)
        ]
        due = [gone for case, gone in zip(found, refused, strict=True) if not case.answerable]
        false = [gone for case, gone in zip(found, refused, strict=True) if case.answerable]
        first = [right for case, right in zip(found, led, strict=True) if case.answerable]
        lines.append(
            f"  {name:6} what leads is right {_share(first)}, refused of the unanswerable {_share(due)} "
            f"and of the answerable {_share(false)}, CRAG of what leads {_share(scores)}\n"
        )
    return "".join(lines)


def _share(told: Sequence[float]) -> str:
    return f"{np.mean(told):.3f}" if told else "-"


if __name__ == "__main__":
    sys.exit(main())
