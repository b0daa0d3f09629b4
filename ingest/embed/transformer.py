"""Any sentence-transformers model that lies on disk, with the prefixes that it was trained with."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from ingest.embed.errors import DamagedModelError, MissingModelError, MissingPackageError

if TYPE_CHECKING:  # importing it takes seconds, so at run time only `load` does
    from sentence_transformers import SentenceTransformer

_BATCH = 32  # texts; a batch of windows through a base-sized model takes about 200 MB
_SAMPLE = 1 << 20  # bytes of each end of a weights file that go into the model's identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefixes:
    """What a model expects in front of a question and of a passage."""

    question: str = ""
    passage: str = ""


# For models whose own settings name no prompts; each line is what the model's page says.
_FAMILIES = (
    ("e5-", Prefixes(question="query: ", passage="passage: ")),
    ("bge-small-en", Prefixes(question="Represent this sentence for searching relevant passages: ")),
    ("bge-base-en", Prefixes(question="Represent this sentence for searching relevant passages: ")),
    ("bge-large-en", Prefixes(question="Represent this sentence for searching relevant passages: ")),
)


class TransformerEmbedder:
    """A sentence-transformers model; nothing is downloaded and no code of the model's own is run."""

    def __init__(self, model: "SentenceTransformer", *, name: str, prefixes: Prefixes) -> None:
        self._model = model
        self._name = name
        self._prefixes = prefixes

    @classmethod
    def load(cls, name: str) -> Self:
        """Return the model in folder `name`, or of hub name `name` where an earlier download lies on disk.

        Raises MissingModelError, DamagedModelError, MissingPackageError.
        """
        folder = model_folder(name)
        if folder is None:
            raise MissingModelError(name)
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MissingPackageError(name) from error
        try:
            model = SentenceTransformer(str(folder), local_files_only=True, trust_remote_code=False)
        except Exception as error:  # transformers, safetensors and pickle each raise kinds of their own here
            raise DamagedModelError(folder, detail=str(error).splitlines()[0] if str(error) else "tom") from error
        return cls(model, name=f"{Path(name).name}-{_fingerprint(folder)}", prefixes=prefixes(name, model.prompts))

    @property
    def name(self) -> str:
        """Identity of the model: its name and a hash of its settings and weights."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._model.get_embedding_dimension() or 0

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (texts, dimensions)."""
        return self._embed(texts, prefix=self._prefixes.passage)

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a question, shape (texts, dimensions)."""
        return self._embed(texts, prefix=self._prefixes.question)

    def _embed(self, texts: Sequence[str], *, prefix: str) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), prompt=prefix, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def prefixes(name: str, prompts: Mapping[str, str | None]) -> Prefixes:
    """Return the prefixes of a model: those of its own `prompts` where it has any, else those of its family."""
    if any(prompts.values()):
        return Prefixes(
            question=prompts.get("query") or "", passage=prompts.get("passage") or prompts.get("document") or ""
        )
    known = Path(name).name.lower()
    return next((found for family, found in _FAMILIES if family in known), Prefixes())


def model_folder(name: str) -> Path | None:
    """Return where a model lies: the folder itself, or the snapshot of an earlier download; None where neither is."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        return None


def _fingerprint(folder: Path) -> str:
    """Return a short hash of the model's settings and of size and both ends of its weights."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.suffix in {".json", ".safetensors", ".bin"}):
        with file.open("rb") as opened:
            digest.update(f"{file.relative_to(folder).as_posix()} {file.stat().st_size}\n".encode())
            digest.update(opened.read(_SAMPLE))
            opened.seek(max(file.stat().st_size - _SAMPLE, 0))
            digest.update(opened.read())
    return digest.hexdigest()[:12]
