"""The reader at work: a question and texts to how likely each answers, by onnxruntime, which only this file names."""

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.reader.folder import IDS, MODEL, SCORE, TOKENIZER
from assistant.reader.pairs import Pairs, Told
from ingest.language.remembered import remembers

_SILENT = {"ORT_DISABLE_TELEMETRY": "1"}  # read as onnxruntime starts, which else writes to its makers
_KEPT = 4_000  # scores: those of the last hundred questions, which are asked again where one search widens another


class ReaderDamaged(Exception):
    """The reader's files cannot be read as one."""


class Judge:
    """Says how likely texts answer a question; threads may share it.

    A score depends on nothing but its question and its text, so that what was read before changes no answer.
    """

    def __init__(self, folder: Path) -> None:
        """Open what `folder` holds; raises ReaderDamaged."""
        os.environ.update(_SILENT)
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # on a busy machine two are slower than one
        options.log_severity_level = 3
        model = str(folder / MODEL)
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            self._pairs = Pairs(Tokenizer.from_file(str(folder / TOKENIZER)))
        except Exception as error:  # onnxruntime and tokenizers each raise kinds of their own here
            raise ReaderDamaged(str(error)) from error
        self._kept: OrderedDict[tuple[str, Told], float] = OrderedDict()
        self._lock = threading.Lock()
        remembers(self)

    def forget(self) -> None:
        """Remember no score any more."""
        with self._lock:
            self._kept.clear()

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        """Return the log odds that each text answers the question; 0 is as likely as not."""
        asked = self._pairs.question(question)
        return np.array([self._score(question, asked, one) for one in texts])

    def _score(self, question: str, asked: Sequence[int], told: Told) -> float:
        key = (question, told)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        pieces = self._pairs.joined(asked, self._pairs.before(told.before), self._pairs.text(told.text))
        ids = np.array([pieces], dtype=np.int64)
        score = float(np.asarray(self._session.run([SCORE], {IDS: ids})[0])[0])
        with self._lock:
            self._kept[key] = score
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return score
