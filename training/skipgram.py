"""Gives each vocabulary piece its first vector: skip-gram with negative sampling (Mikolov et al. 2013)."""

from collections.abc import Callable, Iterable

import numpy as np
from gensim.models import Word2Vec  # type: ignore[import-untyped]  # gensim ships no types
from gensim.models.callbacks import CallbackAny2Vec  # type: ignore[import-untyped]  # likewise
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.vocabulary import UNKNOWN

WINDOW = 10  # pieces
_SUBSAMPLE = 1e-4
_NEGATIVES = 5
_LONGEST = 5_000  # pieces of one sequence; gensim drops what lies beyond 10,000


class _Progress(CallbackAny2Vec):  # type: ignore[misc]  # gensim ships no types
    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._epoch = 0

    def on_epoch_end(self, model: Word2Vec) -> None:
        """Say how far it has come."""
        self._epoch += 1
        self._report(f"skip-gram: epoch {self._epoch} of {model.epochs}")


def piece_sequences(texts: Iterable[str], tokenizer: Tokenizer) -> list[list[str]]:
    """Return the known pieces of each text, a long text cut in several sequences."""
    piece_of = {index: piece for piece, index in tokenizer.get_vocab().items() if piece != UNKNOWN}
    encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    sequences: list[list[str]] = []
    for encoding in encoded:
        pieces = [piece_of[index] for index in encoding.ids if index in piece_of]
        sequences.extend(pieces[start : start + _LONGEST] for start in range(0, len(pieces), _LONGEST))
    return sequences


def train_skipgram(
    sequences: list[list[str]],
    vocabulary: dict[str, int],
    *,
    dimensions: int,
    seed: int,
    report: Callable[[str], None],
    epochs: int,
) -> NDArray[np.float32]:
    """Return one vector a piece, shape (pieces, dimensions), rows in the order of the vocabulary's ids.

    One worker, because several would update the same vectors in an order that differs from run to run.
    """
    model = Word2Vec(
        sentences=sequences,
        vector_size=dimensions,
        window=WINDOW,
        sg=1,
        negative=_NEGATIVES,
        sample=_SUBSAMPLE,
        min_count=1,
        epochs=epochs,
        workers=1,
        seed=seed,
        callbacks=[_Progress(report)],
    )
    vectors = np.zeros((len(vocabulary), dimensions), dtype=np.float32)
    for piece, index in model.wv.key_to_index.items():
        vectors[vocabulary[piece]] = model.wv.vectors[index]
    return vectors
