"""How the reader is trained further: what the lower layers make is kept, and those above learn from it."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.reader.package import read
from tests.assistant.reader.small import package
from training.reading.exercises import FOLDER, exercises
from training.reading.further.__main__ import main
from training.reading.further.mean import main as average
from training.reading.further.states import states_of
from training.reading.further.upper import Recipe, further, kept, read_judge, scored
from training.reading.items import Candidate, Item
from training.reading.loss import Chosen
from training.reading.measure import figures, measured
from training.reading.model import Judge
from training.reading.prepare import prepare
from training.reading.prepared import Prepared
from training.reading.train import write

QUESTIONS = ("båt kaj", "hamn båt", "kaj kaj", "båt")
NEW = Recipe(top=1, batch=4, rate=1e-2, passes=1)


def _items() -> list[Item]:
    texts = [Candidate(before="hamn", text=question) for question in QUESTIONS]
    return [
        Item(question=asked, candidates=(texts[at], *texts[:at], *texts[at + 1 :]), right=frozenset({0}), near=4)
        for at, asked in enumerate(QUESTIONS)
    ]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared file, and beside it what a judge with random adapters has learnt."""
    folder = tmp_path_factory.mktemp("further")
    file = folder / "prepared.npz"
    sets, held_out = {"exercises": _items()}, {"exercises, held out": _items()}
    prepare(sets, held_out, stored=read(package(folder)), out=file)
    held = Prepared.read(file)
    torch.manual_seed(3)
    judge = Judge({n: torch.tensor(v) for n, v in held.encoder().items()}, held.sizes, layers=1, rank=4)
    for name, value in judge.named_parameters():
        if name.endswith(".up"):
            torch.nn.init.normal_(value, std=0.2)
    write(judge, folder / "learnt.npz")
    return file


@pytest.mark.parametrize("layers", [0, 1])
def test_the_kept_states_give_the_scores_of_the_whole_judge(prepared: Path, tmp_path: Path, layers: int) -> None:
    held = Prepared.read(prepared)
    judge = read_judge(held, prepared.with_name("learnt.npz")).eval()
    questions = [Chosen([held.pair(one.ways[0], *told) for told in one.told], one.right) for one in held.questions]
    states = states_of(judge, questions, layers=layers, file=tmp_path / "states")
    given, mask = states.padded([(2, range(4)), (0, (1, 2, 3))])
    pairs = [*questions[2].pairs, *questions[0].pairs[1:]]
    assert mask.sum(1).tolist() == [len(pair) for pair in pairs]
    with torch.no_grad():
        found = judge.above(given.float(), mask, layers)
        whole = [float(judge(torch.tensor(one[None]), torch.ones(1, len(one), dtype=torch.bool))) for one in pairs]
    assert found.tolist() == pytest.approx(whole, abs=0.05)


def test_only_the_upper_layers_and_the_head_learn_and_they_do(prepared: Path, tmp_path: Path) -> None:
    held, learnt = Prepared.read(prepared), prepared.with_name("learnt.npz")
    recipe = replace(NEW, passes=150, taken_away=0.2)
    found = kept({"": held}, learnt, recipe, tmp_path)
    judge = read_judge(held, learnt)
    further(judge, found.learnt_from, recipe)
    with np.load(learnt) as first:
        before = dict(first)
    changed = {
        name for name, value in judge.learnt().items() if not np.allclose(value.numpy(), before[name], atol=1e-3)
    }
    assert {"head.weight", "layers.0.q.up"} <= changed
    assert not {"normal.weight", "normal.bias"} & changed
    told = [one for one in held.questions if one.held_out]
    after = figures(scored(judge, found.held_out["exercises, held out"], 0))
    assert after.first >= 0.75
    assert after.first == measured(judge, held, told, "cpu").first


def test_of_the_first_training_a_share_is_asked_again(prepared: Path, tmp_path: Path) -> None:
    held, learnt = Prepared.read(prepared), prepared.with_name("learnt.npz")
    for share, count in ((0.0, 0), (1.0, 4)):
        found = kept({"": held, "again: ": held}, learnt, replace(NEW, own_again=share), tmp_path)
        assert [len(states.questions) for states in found.learnt_from] == [4, count][: 1 + (count > 0)]
        assert list(found.held_out) == ["exercises, held out", "again: exercises, held out"]


def test_the_command_writes_what_the_program_reads(
    prepared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, learnt = tmp_path / "new.npz", prepared.with_name("learnt.npz")
    said = [str(prepared), "--again", str(prepared), "--from", str(learnt), "--out", str(out), "--top", "1"]
    assert main([*said, "--passes", "1", "--own-again", "1"]) == 0
    with np.load(out) as after, np.load(learnt) as before:
        assert {name: after[name].shape for name in after.files} == {n: before[n].shape for n in before.files}
    told = capsys.readouterr().out
    assert all(f"{when}, again: exercises, held out" in told for when in ("before", "after"))


def test_the_mean_lies_between_and_counts_what_is_named_twice_double(tmp_path: Path) -> None:
    for name, value in (("a", 0.0), ("b", 3.0)):
        np.savez(tmp_path / f"{name}.npz", head=np.full(2, value, dtype=np.float16))
    files = [str(tmp_path / f"{name}.npz") for name in "aab"]
    assert average([*files, "--out", str(tmp_path / "mean.npz")]) == 0
    with np.load(tmp_path / "mean.npz") as held:
        assert held["head"].tolist() == [1.0, 1.0]
        assert held["head"].dtype == np.float16


def test_files_that_come_later_change_nothing_of_what_is_held_out_of_the_earlier(tmp_path: Path) -> None:
    files = sorted(FOLDER.glob("*.jsonl"))
    named = random.Random(1).choice(files[1:]).name
    for file in files:
        if file.name < named:
            (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    for held_out in (True, False):
        earlier = exercises(held_out=held_out, before=named)
        assert earlier == exercises(tmp_path, held_out=held_out)
        later = exercises(held_out=held_out, since=named)
        assert {item.candidates[0] for item in earlier}.isdisjoint(item.candidates[0] for item in later)
