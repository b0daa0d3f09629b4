"""How the reader is trained: what it learns from, the prepared file, and that what is learnt is what answers."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.reader.judge import Judge as Shipped
from assistant.reader.make import make
from assistant.reader.package import read
from assistant.reader.pairs import Told, row_text
from tests.assistant.reader.small import package
from tests.places import SHARED
from training.reading.exercises import FOLDER, exercises
from training.reading.items import Candidate, Item
from training.reading.loss import Chosen, loss_of
from training.reading.measure import measured
from training.reading.prepare import prepare
from training.reading.prepared import Prepared
from training.reading.public import held_out_sets, training_sets
from training.reading.train import Recipe, train

BENCHMARKS = SHARED / "benchmarks"
QUESTIONS = ("båt kaj", "hamn båt", "kaj kaj", "båt")


def items() -> list[Item]:
    """Return questions that the text of the same words answers, and one that nothing does."""
    texts = [Candidate(before="hamn", text=question) for question in QUESTIONS]
    found = []
    for at, question in enumerate(QUESTIONS):
        others = [text for i, text in enumerate(texts) if i != at]
        found.append(Item(question=question, candidates=(texts[at], *others), right=frozenset({0}), near=3))
    return [*found, Item(question="hamn", candidates=tuple(texts), right=frozenset(), near=4)]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    sets = {"exercises": items()}
    prepare(sets, {"held out": items()}, stored=read(package(folder)), out=folder / "prepared.npz")
    return folder / "prepared.npz"


def test_what_is_prepared_is_what_the_reader_sees(prepared: Path) -> None:
    held = Prepared.read(prepared)
    assert [one.held_out for one in held.questions] == [False] * 5 + [True] * 5
    asked = held.questions[0]
    assert (asked.set_, asked.right, asked.near, len(asked.told)) == ("exercises", 1, 3, 4)
    with_before, alone = (held.pair(asked.ways[0], before, asked.told[0][1]) for before in (asked.told[0][0], None))
    assert len(with_before) == len(alone) + 1
    assert with_before[0] != with_before[-1]
    assert sorted(held.encoder()) == sorted(read(prepared.with_name("model.bin")).places)


def test_a_right_choice_costs_less_than_a_wrong_one_and_none_is_a_choice() -> None:
    pairs = [np.zeros(1, dtype=np.int64)] * 3
    answered, unanswered = Chosen(pairs, 1), Chosen(pairs, 0)
    first, second, none = (torch.tensor(scores) for scores in ([4.0, -4, -4], [-4.0, 4, -4], [-4.0, -4, -4]))
    assert loss_of(first, [answered]) < loss_of(none, [answered]) < loss_of(second, [answered])
    assert loss_of(none, [unanswered]) < loss_of(first, [unanswered])
    both = loss_of(torch.cat([first, none]), [answered, unanswered])
    assert float(both) == pytest.approx(float(loss_of(first, [answered]) + loss_of(none, [unanswered])) / 2)


def test_what_is_learnt_is_what_the_program_runs(prepared: Path, tmp_path: Path) -> None:
    held = Prepared.read(prepared)
    judge = train(held, Recipe(layers=1, rank=4, batch=5, seconds=600, steps=700, rate=8e-3), "cpu")
    told = [one for one in held.questions if one.held_out]
    assert measured(judge, held, told, "cpu").first >= 0.75
    learnt = {name: value.numpy() for name, value in judge.learnt().items()}
    np.savez(tmp_path / "learnt.npz", **learnt)  # type: ignore[arg-type]
    make(tmp_path / "reader", package=prepared.with_name("model.bin"), learnt=tmp_path / "learnt.npz")
    texts = [Told(before="hamn", text=text) for text in QUESTIONS]
    shipped = Shipped(tmp_path / "reader").scores(QUESTIONS[0], texts)
    asked = held.questions[0]
    order = [0, *(QUESTIONS.index(text) for text in QUESTIONS[1:])]
    pairs = [held.pair(asked.ways[0], *one) for one in asked.told]
    judge.eval()
    with torch.no_grad():
        trained = [float(judge(torch.tensor(pair[None]), torch.ones(1, len(pair), dtype=torch.bool))) for pair in pairs]
    assert shipped[order] == pytest.approx(trained, abs=0.15)


def test_each_exercise_can_be_asked() -> None:
    seen = 0
    for file in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            passage = json.loads(line)
            rows = passage["table"]["rows"] if passage["table"] else []
            columns = passage["table"]["columns"] if passage["table"] else []
            assert all(len(row) == len(columns) for row in rows), (file.name, number)
            for asked in passage["questions"]:
                assert asked["q"].strip(), (file.name, number)
                assert set(asked.get("line", [])) <= set(range(len(passage["lines"]))), (file.name, number)
                assert set(asked.get("row", [])) <= set(range(len(rows))), (file.name, number)
                seen += 1
    assert seen > 1000


def test_no_exercise_is_both_learnt_and_held_out() -> None:
    learnt, held_out = (exercises(held_out=which) for which in (False, True))
    assert not {item.candidates[:3] for item in learnt} & {item.candidates[:3] for item in held_out}
    unanswered = sum(not item.right for item in learnt)
    assert 0.2 < unanswered / len(learnt) < 0.5
    assert len(held_out) > len(learnt) / 20


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason=f"the public question sets are not at {BENCHMARKS}")
def test_no_public_question_is_both_learnt_and_held_out() -> None:
    learnt, held_out = training_sets(BENCHMARKS), held_out_sets(BENCHMARKS)
    for name, items_ in held_out.items():
        assert not {(i.question, i.candidates) for i in items_} & {(i.question, i.candidates) for i in learnt[name]}
        assert all(item.right <= set(range(item.near)) for item in items_)


def test_a_row_is_read_with_its_columns_and_without_empty_cells() -> None:
    cells = [("Utfall 2024", "6,8 %"), ("Prognos", " "), ("Mål 2025", "6,5 %")]
    assert row_text("Sjukfrånvaro", cells) == "Sjukfrånvaro; Utfall 2024: 6,8 %; Mål 2025: 6,5 %"
