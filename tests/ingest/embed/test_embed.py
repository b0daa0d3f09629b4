"""Which embedding model a library gets, and what the shipped one promises."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.embed.embedder import SHIPPED_MODEL, Embedder, chosen_embedder, load_embedder
from ingest.embed.errors import MissingModelError
from ingest.store.vectors.windows import windows


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def test_the_shipped_model_is_the_default_and_small(embedder: Embedder) -> None:
    assert embedder.name.startswith("namndsvar-static-sv")
    assert embedder.embed_passages(["En förskola"]).shape == (1, embedder.dimensions)
    assert sum(file.stat().st_size for file in SHIPPED_MODEL.rglob("*") if file.is_file()) <= 20_000_000


def test_a_path_to_the_shipped_model_is_the_shipped_model() -> None:
    assert load_embedder(str(SHIPPED_MODEL)).name == load_embedder().name


def test_the_shipped_model_loads_without_torch() -> None:
    code = (
        "import sys; from ingest.embed.embedder import load_embedder; load_embedder().embed_questions(['Hej']);"
        "print([name for name in ('torch', 'sentence_transformers', 'transformers') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_a_model_that_is_not_on_disk_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match="NAMNDSVAR_EMBEDDER"):
        load_embedder(str(tmp_path / "nothing" / "here" / "at-all"))


def test_the_environment_names_a_model_or_none() -> None:
    assert chosen_embedder({}) is None
    assert chosen_embedder({"NAMNDSVAR_EMBEDDER": "  "}) is None
    assert chosen_embedder({"NAMNDSVAR_EMBEDDER": "models/bge-m3"}) == "models/bge-m3"


@given(texts=st.lists(st.text(max_size=200), max_size=8))
def test_vectors_are_of_unit_length_or_nothing_and_do_not_depend_on_their_company(
    embedder: Embedder, texts: list[str]
) -> None:
    vectors = embedder.embed_passages(texts)
    assert vectors.shape == (len(texts), embedder.dimensions)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-4) | (lengths == 0))
    for text, vector in zip(texts, vectors, strict=True):
        assert np.allclose(embedder.embed_questions([text])[0], vector, atol=1e-6)


def test_it_knows_swedish_words_that_share_no_letters(embedder: Embedder) -> None:
    question = embedder.embed_questions(["Vem får pengar när man inte kan arbeta på grund av sjukdom?"])
    near, far = embedder.embed_passages(
        ["Sjukpenning betalas ut till den som har nedsatt arbetsförmåga.", "Fartyget ska föra lanterna i mörker."]
    )
    assert question @ near > question @ far + 0.2


@pytest.mark.slow
def test_it_embeds_five_hundred_passages_and_three_hundred_questions_a_second_of_processor_time(
    embedder: Embedder,
) -> None:
    text = "Nämnden ska erbjuda barn och unga en god fritid. " * 6
    texts = windows(text) * 2_000
    started = time.process_time()
    embedder.embed_passages(texts)
    assert len(texts) / (time.process_time() - started) > 500
    started = time.process_time()
    for _ in range(100):
        embedder.embed_questions(["Hur många barn går i förskolan?"])
    assert (time.process_time() - started) / 100 < 0.003
