"""What the library asks of an embedding model, and which model it gets."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

ENVIRONMENT = "NAMNDSVAR_EMBEDDER"
SHIPPED_MODEL = Path(__file__).parents[1] / "model"


class Embedder(Protocol):
    """Turns texts into vectors of unit length."""

    @property
    def name(self) -> str:
        """Identity of the model, stored with the library: another name means other vectors."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (texts, dimensions)."""

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a question, shape (texts, dimensions)."""


def chosen_embedder(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the path or name that the user has set, None for the shipped model; for the edge of a program."""
    return environment.get(ENVIRONMENT, "").strip() or None


def load_embedder(name: str | None = None) -> Embedder:
    """Return the shipped model, or the sentence-transformers model at the path, or of the name, `name`.

    A folder of our own format is read without torch. Raises EmbedderError (MissingModelError, DamagedModelError,
    MissingPackageError), whose message is what a user may be shown.
    """
    if name is None:
        return _shipped(SHIPPED_MODEL)
    from ingest.embed.static import StaticEmbedder, is_static  # the libraries behind it load only when asked for

    folder = Path(name).expanduser()
    if is_static(folder):
        return StaticEmbedder.load(folder)
    from ingest.embed.transformer import TransformerEmbedder  # brings torch: seconds, and hundreds of megabytes

    return TransformerEmbedder.load(name)


@cache  # one for the process, and for those that are forked from it
def _shipped(folder: Path) -> Embedder:
    from ingest.embed.static import StaticEmbedder

    return StaticEmbedder.load(folder)
