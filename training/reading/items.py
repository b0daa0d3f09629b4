"""What a reader learns from: a question, the texts that might answer it, and those that do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or row that might answer, and what stands before it: its headings, then the sentence before."""

    before: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question, candidates, and which of them answer; none where `right` is empty.

    `near` says how many of the first candidates are of the passage that was asked about; the others are of others.
    """

    question: str
    candidates: tuple[Candidate, ...]
    right: frozenset[int]
    near: int
