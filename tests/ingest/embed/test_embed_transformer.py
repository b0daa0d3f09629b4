"""Models from disk through sentence-transformers: prefixes, identity, errors."""

from pathlib import Path

import numpy as np
import pytest

from ingest.embed.embedder import load_embedder
from ingest.embed.errors import DamagedModelError, MissingModelError
from ingest.embed.transformer import Prefixes, TransformerEmbedder, prefixes
from tests.ingest.embed.small_tokenizer import small_tokenizer

pytestmark = pytest.mark.filterwarnings("ignore")  # other people's code warns while it is imported


def save_model(folder: Path, *, prompts: dict[str, str], seed: int = 1) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    weights = np.random.default_rng(seed).normal(size=(4, 8)).astype(np.float32)
    module = StaticEmbedding(small_tokenizer(), embedding_weights=weights)
    SentenceTransformer(modules=[module], prompts=prompts, device="cpu").save(str(folder))


def test_a_models_own_prompts_win() -> None:
    found = prefixes("multilingual-e5-base", {"query": "fråga: ", "document": "text: "})
    assert found == Prefixes(question="fråga: ", passage="text: ")


def test_a_known_family_without_prompts_gets_the_prefixes_of_its_training() -> None:
    found = prefixes("models/multilingual-e5-small", {"query": "", "document": ""})
    assert found == Prefixes(question="query: ", passage="passage: ")
    assert prefixes("BAAI/bge-base-en-v1.5", {}).question.startswith("Represent")
    assert prefixes("BAAI/bge-base-en-v1.5", {}).passage == ""


def test_a_model_that_wants_no_prefix_gets_none() -> None:
    assert prefixes("BAAI/bge-m3", {"query": "", "document": ""}) == Prefixes()
    assert prefixes("KBLab/sentence-bert-swedish-cased", {}) == Prefixes()


@pytest.mark.slow
def test_a_model_in_a_folder_embeds_questions_and_passages_with_their_prefixes(tmp_path: Path) -> None:
    save_model(tmp_path / "own-model", prompts={"query": "park ", "document": ""})
    embedder = load_embedder(str(tmp_path / "own-model"))
    assert isinstance(embedder, TransformerEmbedder)
    assert embedder.dimensions == 8
    assert embedder.name.startswith("own-model-")
    questions, passages = embedder.embed_questions(["skola"]), embedder.embed_passages(["skola", "park skola"])
    assert np.allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert np.allclose(questions[0], passages[1], atol=1e-5)
    assert not np.allclose(questions[0], passages[0], atol=1e-2)
    assert embedder.embed_passages([]).shape == (0, 8)


@pytest.mark.slow
def test_other_weights_are_another_model(tmp_path: Path) -> None:
    save_model(tmp_path / "a" / "model", prompts={})
    save_model(tmp_path / "b" / "model", prompts={}, seed=2)
    names = [TransformerEmbedder.load(str(tmp_path / part / "model")).name for part in ("a", "a", "b")]
    assert names[0] == names[1] != names[2]


@pytest.mark.slow
def test_a_name_that_was_never_downloaded_is_refused_without_touching_the_network() -> None:
    with pytest.raises(MissingModelError, match="Inget hämtas"):
        load_embedder("intfloat/multilingual-e5-small")


@pytest.mark.slow
def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[", encoding="utf-8")
    with pytest.raises(DamagedModelError):
        load_embedder(str(tmp_path))


@pytest.mark.slow
def test_weights_that_are_cut_off_are_refused(tmp_path: Path) -> None:
    save_model(tmp_path / "cut", prompts={})
    (weights,) = (tmp_path / "cut").rglob("*.safetensors")
    weights.write_bytes(weights.read_bytes()[:10])
    with pytest.raises(DamagedModelError, match="går inte att läsa"):
        load_embedder(str(tmp_path / "cut"))
