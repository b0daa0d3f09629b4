"""A cross-encoder as a last scorer of passages, where one is configured; the only file that names CrossEncoder."""

import json
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.model.errors import ModelError
from assistant.settings import Settings
from ingest.document import Passage

if TYPE_CHECKING:  # importing it takes seconds, so at run time only `load_reranker` does
    from sentence_transformers import CrossEncoder

VARIABLE = "NAMNDSVAR_RERANKER"
_BATCH = 32  # pairs
_SCORER = "ForSequenceClassification"  # a checkpoint without such a head would be given a random one

Found = tuple[tuple[Passage, float], ...]


class RerankerError(ModelError):
    """The cross-encoder cannot be used; the message is what a user may be shown."""


class Reranker(Protocol):
    """Reads a question and a passage together and says how well the one answers the other."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """Return a score a passage; higher is better, comparable within one call only."""


class TransformerReranker:
    """A sentence-transformers cross-encoder; nothing is downloaded and no code of the model's own is run."""

    def __init__(self, model: "CrossEncoder") -> None:
        self._model = model
        self._lock = threading.Lock()  # a fast tokenizer refuses two threads at once

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """Return the model's logit of each passage."""
        pairs = [(question, passage) for passage in passages]
        with self._lock:
            return np.asarray(self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False), dtype=np.float64)


def configured_reranker(environment: Mapping[str, str] = os.environ) -> Reranker | None:
    """Return the cross-encoder that `NAMNDSVAR_RERANKER` names, None where it is not set; raises `RerankerError`."""
    name = environment.get(VARIABLE, "").strip()
    return load_reranker(name) if name else None


def load_reranker(name: str) -> Reranker:
    """Return the cross-encoder in folder `name`, or of hub name `name` where an earlier download lies on disk.

    Raises `RerankerError` where there is none, where it cannot be read, and where it gives no single score a pair.
    """
    try:
        from ingest.embed.transformer import model_folder

        folder = model_folder(name)
        if folder is None:  # said before the libraries are loaded, which takes seconds
            raise RerankerError(texts.RERANKER_MISSING.format(name=name, variable=VARIABLE))
        from sentence_transformers import CrossEncoder
        from torch.nn import Identity
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise RerankerError(texts.RERANKER_NOT_INSTALLED.format(name=name, variable=VARIABLE)) from error
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = (
            CrossEncoder(str(folder), local_files_only=True, trust_remote_code=False, activation_fn=Identity())
            if _has_head(folder)
            else None
        )
    except Exception as error:  # transformers, safetensors and pickle each raise kinds of their own here
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RerankerError(texts.RERANKER_DAMAGED.format(name=name, variable=VARIABLE, why=why)) from error
    if model is None or model.num_labels != 1:
        raise RerankerError(texts.RERANKER_OTHER_KIND.format(name=name, variable=VARIABLE))
    return TransformerReranker(model)


def rescored(found: Found, question: str, reranker: Reranker | None, *, settings: Settings) -> Found:
    """Return `found` (best first) with the standardised scores of `reranker` added by weight, best first again.

    Only the best `settings.reranked` are read; each of the others gets the lowest score that was given.
    """
    best = found[: settings.reranked]
    if reranker is None or not best:
        return found
    given = reranker.scores(question, [_read(passage) for passage, _ in best])
    standard = settings.rerank_weight * (given - given.mean()) / (float(given.std()) or 1.0)
    added = np.concatenate([standard, np.full(len(found) - len(best), standard.min())])
    scored = [(passage, score + float(more)) for (passage, score), more in zip(found, added, strict=True)]
    return tuple(sorted(scored, key=lambda entry: (-entry[1], entry[0].id)))


def _read(passage: Passage) -> str:
    """Return what the model reads of a passage: its nearest heading, and its text."""
    return "\n".join((*passage.headings[-1:], passage.text))


def _has_head(folder: Path) -> bool:
    """Return whether the model in `folder` was trained to score."""
    settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return any(str(kind).endswith(_SCORER) for kind in settings.get("architectures") or ())
