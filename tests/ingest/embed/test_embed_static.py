"""The static model's file format, and that sentence-transformers reads it alike."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from ingest.embed.embedder import SHIPPED_MODEL, load_embedder
from ingest.embed.errors import DamagedModelError, MissingModelError
from ingest.embed.static import IDENTITY, MODULE, StaticEmbedder
from tests.ingest.embed.small_tokenizer import small_tokenizer


def write_tiny_model(folder: Path, *, rows: int = 4) -> None:
    (folder / MODULE).mkdir(parents=True)
    whole = np.array([[0, 0], [100, 0], [0, 50], [0, 100]], dtype=np.int8)[:rows]
    scales = np.array([1.0, 0.01, 0.02, 0.01], dtype=np.float32)[:rows]
    save_file({"embeddings": whole, "weights": scales}, folder / MODULE / "model.safetensors")
    small_tokenizer().save(str(folder / MODULE / "tokenizer.json"))
    (folder / IDENTITY).write_text("tiny-2d\n", encoding="utf-8")


def test_a_text_is_the_direction_of_the_mean_of_its_pieces(tmp_path: Path) -> None:
    write_tiny_model(tmp_path)
    embedder = StaticEmbedder.load(tmp_path)
    assert embedder.name == "tiny-2d"
    vectors = embedder.embed_passages(["Skola", "parker", "skola park", "okänt", ""])
    half = np.sqrt(0.5)
    assert np.allclose(vectors, [[1, 0], [0, 1], [half, half], [0, 0], [0, 0]], atol=1e-6)


def test_load_embedder_reads_a_folder_of_this_format(tmp_path: Path) -> None:
    write_tiny_model(tmp_path)
    assert load_embedder(str(tmp_path)).name == "tiny-2d"


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match="finns inte"):
        StaticEmbedder.load(tmp_path / "none")


def test_a_cut_weights_file_is_refused(tmp_path: Path) -> None:
    write_tiny_model(tmp_path)
    file = tmp_path / MODULE / "model.safetensors"
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(DamagedModelError, match="går inte att läsa"):
        StaticEmbedder.load(tmp_path)


def test_a_broken_tokenizer_is_refused(tmp_path: Path) -> None:
    write_tiny_model(tmp_path)
    (tmp_path / MODULE / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(DamagedModelError):
        StaticEmbedder.load(tmp_path)


def test_pieces_without_vectors_are_refused(tmp_path: Path) -> None:
    write_tiny_model(tmp_path, rows=3)
    with pytest.raises(DamagedModelError, match="4 pieces but 3 vectors"):
        StaticEmbedder.load(tmp_path)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # other people's code warns while it is imported
def test_sentence_transformers_gives_the_same_vectors_for_the_shipped_model() -> None:
    from sentence_transformers import SentenceTransformer

    texts = ["Hur många platser finns i förskolan?", "Vård- och omsorgsboende", "1 618,2 mnkr", "Åäö é"]
    model = SentenceTransformer(str(SHIPPED_MODEL), local_files_only=True)
    theirs = model.encode(texts, show_progress_bar=False)
    assert np.allclose(theirs, load_embedder().embed_passages(texts), atol=1e-5)
