"""The shipped embedding model: one vector a word piece, looked up and averaged; no neural network to run."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ingest.embed.errors import DamagedModelError, MissingModelError

MODULE = "0_StaticEmbedding"
IDENTITY = "identity.txt"
_BATCH = 512  # texts; the pieces of a batch of windows then take about 40 MB


class StaticEmbedder:
    """Mean of the vectors of a text's word pieces, brought to unit length.

    Reads the sentence-transformers format of a `StaticEmbedding` followed by `Normalize`: whole numbers of one byte
    (`embeddings`) with a scale a piece (`weights`), or plain vectors (`embedding.weight`).
    """

    def __init__(self, vectors: NDArray[np.float32], tokenizer: Tokenizer, *, name: str) -> None:
        self._vectors = vectors
        self._tokenizer = tokenizer
        self._name = name

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the model in `folder`; raises MissingModelError, DamagedModelError."""
        tokenizer_file = folder / MODULE / "tokenizer.json"
        weights_file = folder / MODULE / "model.safetensors"
        if not tokenizer_file.is_file() or not weights_file.is_file():
            raise MissingModelError(str(folder))
        try:
            vectors = _vectors(load_file(weights_file))
            tokenizer = _tokenizer(tokenizer_file)
        except (SafetensorError, KeyError, ValueError, OSError) as error:
            raise DamagedModelError(folder, detail=str(error)) from error
        if tokenizer.get_vocab_size() != len(vectors):
            detail = f"{tokenizer.get_vocab_size()} pieces but {len(vectors)} vectors"
            raise DamagedModelError(folder, detail=detail)
        return cls(vectors, tokenizer, name=_identity(folder) or folder.name)

    @property
    def name(self) -> str:
        """Identity of the model: its name and a hash of its files, as training wrote them beside it."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._vectors.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (texts, dimensions); a text without known pieces gets zeros."""
        found = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            encodings = self._tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            for row, encoding in enumerate(encodings, start=start):
                found[row] = self._vectors[encoding.ids].sum(axis=0)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        np.divide(found, lengths, out=found, where=lengths > 0)
        return found

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a question; questions and passages are embedded alike."""
        return self.embed_passages(texts)


def is_static(folder: Path) -> bool:
    """Say whether `folder` holds a model that this module reads."""
    return (folder / MODULE / "model.safetensors").is_file() and _identity(folder) is not None


def _vectors(tensors: dict[str, NDArray[np.generic]]) -> NDArray[np.float32]:
    if "embedding.weight" in tensors:
        return np.asarray(tensors["embedding.weight"], dtype=np.float32)
    whole = np.asarray(tensors["embeddings"], dtype=np.float32)
    return whole * np.asarray(tensors["weights"], dtype=np.float32)[:, np.newaxis]


def _tokenizer(file: Path) -> Tokenizer:
    try:
        return Tokenizer.from_file(str(file))
    except Exception as error:  # the library raises no narrower class
        raise ValueError(str(error)) from error


def _identity(folder: Path) -> str | None:
    """Return the identity that training wrote beside the model, None where it wrote none."""
    file = folder / IDENTITY
    return file.read_text(encoding="utf-8").strip() if file.is_file() else None
