"""The encoder at work: texts to vectors by onnxruntime, which only this file names."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.reader.folder import IDS, MODEL, TOKENIZER, VECTOR

_QUESTION, _SENTENCE = "query: ", "passage: "  # what the encoder was trained to see before each
_LONGEST = 128  # tokens: some 500 characters of Swedish; what comes after them is left out
_KEPT = 20_000  # vectors, 30 MB: the sentences of some 1,000 pages


class EncoderDamaged(Exception):
    """The encoder's files cannot be read as one."""


class Encoder:
    """Says how near sentences are to a question; threads may share it.

    A vector depends on nothing but its text, so that what was read before changes no answer. Vectors of sentences are
    kept in memory, never on disk: a document that is removed leaves nothing here once the program ends.
    """

    def __init__(self, folder: Path) -> None:
        """Open what `folder` holds; raises EncoderDamaged."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # on a busy machine two are slower than one
        options.log_severity_level = 3
        model = str(folder / MODEL)
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # onnxruntime and tokenizers each raise kinds of their own here
            raise EncoderDamaged(str(error)) from error
        self._tokenizer.enable_truncation(_LONGEST)
        self._kept: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def nearness(self, question: str, sentences: Sequence[str]) -> NDArray[np.float64]:
        """Return the cosine of each sentence with the question."""
        if not sentences:
            return np.zeros(0)
        vectors = np.array([self.vector(_SENTENCE + sentence) for sentence in sentences], dtype=np.float64)
        return np.asarray(vectors @ self.vector(_QUESTION + question).astype(np.float64))

    def tokens(self, text: str) -> list[int]:
        """Return the ids of the pieces that a text is read in."""
        return list(self._tokenizer.encode(text).ids)

    def vector(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a text as it stands, of unit length."""
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
        ids = np.array([self.tokens(text)], dtype=np.int64)
        vector = np.asarray(self._session.run([VECTOR], {IDS: ids})[0][0], dtype=np.float32)
        with self._lock:
            self._kept[text] = vector
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return vector
