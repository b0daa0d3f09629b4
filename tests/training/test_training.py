"""The training's steps on small real input: reading, pairs, vocabulary, contrast, export."""

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest

from ingest.embed.static import StaticEmbedder
from tests.places import SHARED
from tests.training.small_pairs import contrast_setting
from training.export import quantize, write_model
from training.texts.pairs import Pair, answering_window, cloze_pairs, heading_pairs
from training.texts.questions import Question, read_held_out_sets, read_training_sets
from training.texts.statutes import Section, read_statutes
from training.vocabulary import UNKNOWN, train_vocabulary, wrap
from training.weights import clean

BENCHMARKS = SHARED / "benchmarks"
STATUTES = """---
beteckning: 2001:1
rubrik: "Parklag (2001:1)"
---

# Parklag

## 1 kap. Bänkar

### 2 §

Kommunen ska ställa ut bänkar i [parkerna](https://example.org/x). Lag (2010:5).

The parks of the city shall be open to the public and the trees shall be tended.---
beteckning: 2002:2
rubrik: "Lekplatslag (2002:2)"
---

# Lekplatslag

Varje lekplats ska ha en gunga. Gungan ska vara röd."""


def test_statutes_are_read_as_swedish_paragraphs_under_their_headings(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "sfs.md.gz", "wt", encoding="utf-8") as file:
        file.write(STATUTES)
    first, second = read_statutes(tmp_path)
    assert first.headings == ("Parklag", "1 kap. Bänkar", "2 §")
    assert first.paragraphs == ("Kommunen ska ställa ut bänkar i parkerna.",)
    assert second.headings == ("Lekplatslag",)


def test_headings_without_their_numbers_lead_to_the_text_below() -> None:
    section = Section(headings=("Parklag", "1 kap. Bänkar", "2 §"), paragraphs=("Kommunen ska ställa ut bänkar.",))
    assert list(heading_pairs([section])) == [Pair(query="Parklag. Bänkar", passage="Kommunen ska ställa ut bänkar.")]


def test_a_sentence_is_never_in_the_passage_that_it_should_find() -> None:
    sentences = [f"Det här är mening nummer {number} om parken." for number in range(6)]
    section = Section(headings=(), paragraphs=(" ".join(sentences),))
    for seed in range(10):
        (pair,) = cloze_pairs([section], random.Random(seed))
        assert pair.query in sentences
        assert pair.query not in pair.passage


def test_the_answering_window_holds_the_answer() -> None:
    passage = "\r\n".join(f"Rad {number} handlar om park nummer {number}." for number in range(80))
    for number in (0, 17, 43, 79):
        start = passage.index(f"nummer {number}.")
        found = answering_window(Question(text="?", passage=passage, answer=range(start, start + 9)))
        assert f"nummer {number}." in found
        assert len(found) < 400


def test_the_vocabulary_is_the_same_each_time_and_knows_its_words() -> None:
    texts = ["förskolan och parken och gungan på lekplatsen " * 20, "äldreomsorgens gungor på förskolans gård " * 15]
    first, second = train_vocabulary(texts, size=200), train_vocabulary(texts, size=200)
    assert first == second
    assert sorted(first.values()) == list(range(len(first)))
    tokenizer = wrap(first)
    assert tokenizer.encode("FÖRSKOLAN").tokens == tokenizer.encode("förskolan").tokens
    assert UNKNOWN not in tokenizer.encode("skolgård").tokens
    assert tokenizer.encode("å\N{SOFT HYPHEN}ä").tokens == tokenizer.encode("åä").tokens


def test_clean_vectors_share_no_direction_and_rare_pieces_are_longest() -> None:
    vectors = np.random.default_rng(1).normal(size=(50, 8)).astype(np.float32) + 3
    counts = np.array([0, *([1_000] * 40), *([10] * 9)])
    cleaned = clean(vectors, counts)
    assert np.all(cleaned[0] == 0)
    assert np.abs(cleaned[1:41].mean(axis=0)).max() < 0.05
    assert np.linalg.norm(cleaned[49]) > np.linalg.norm(cleaned[1])


def test_a_written_model_reads_back_to_within_half_a_step(tmp_path: Path) -> None:
    start, source, vocabulary = contrast_setting()
    identity = write_model(tmp_path, start, wrap(vocabulary))
    embedder = StaticEmbedder.load(tmp_path)
    assert embedder.name == identity
    texts = [pair.passage for pair in source.pairs]
    exact = StaticEmbedder(start, wrap(vocabulary), name="test").embed_passages(texts)
    assert np.abs(embedder.embed_passages(texts) - exact).max() < 0.02
    assert json.loads((tmp_path / "modules.json").read_text())[0]["type"].endswith("StaticEmbedding")


def test_whole_numbers_use_the_whole_range() -> None:
    whole, scales = quantize(np.array([[0.5, -1.0], [0.0, 0.0]], dtype=np.float32))
    assert whole.tolist() == [[64, -127], [0, 0]]
    assert scales[1] == 1.0


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the public question sets are not beside the repository")
def test_no_held_out_question_or_passage_is_trained_on() -> None:
    trained = read_training_sets(BENCHMARKS)
    held_out = read_held_out_sets(BENCHMARKS)
    learned = {text for group in trained for item in group.questions for text in (item.text, item.passage)}
    for group in held_out:
        assert len(group.questions) >= 100
        assert not learned & {item.passage for item in group.questions}
        assert {item.passage for item in group.questions} <= set(group.passages)
