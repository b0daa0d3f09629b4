"""What is stored of a vector and what is found by one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class WindowId:
    """Identity of one vector: the n-th window of a passage of a document."""

    document_id: str
    passage_id: str
    number: int

    def __str__(self) -> str:
        return f"{self.document_id}|{self.passage_id}|{self.number}"

    @classmethod
    def read(cls, text: str) -> "WindowId":
        """Return the identity that `str` wrote."""
        document_id, passage_id, number = text.split("|")
        return cls(document_id=document_id, passage_id=passage_id, number=int(number))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageHit:
    """A passage near the question; `score` is the cosine of its nearest window, -1 to 1."""

    passage_id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """Windows and their vectors, shape (windows, dimensions)."""

    windows: tuple[WindowId, ...]
    values: NDArray[np.float32]
