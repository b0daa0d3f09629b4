"""Scores the passages of a question set: by words, by vectors of windows, and by both."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.systems.bm25 import Bm25
from ingest.embed.embedder import Embedder
from ingest.language.words import content_stems, grams
from ingest.store.vectors.windows import windows
from training.texts.questions import QuestionSet

Scores = NDArray[np.float64]  # (questions, passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """The rank of each question's passage, 1 for the best; equal scores share the worst of their ranks."""

    ranks: NDArray[np.int64]

    def found_within(self, limit: int) -> NDArray[np.float64]:
        """Return 1 for each question whose passage is among the first `limit`, else 0."""
        return (self.ranks <= limit).astype(np.float64)


def word_scores(questions: QuestionSet) -> Scores:
    """Return BM25 of stems plus BM25 of 4- and 5-character grams, each as z-scores over the passages."""
    stem_index = Bm25(questions.passages, tokens=content_stems)
    gram_index = Bm25(questions.passages, tokens=grams)
    texts = [question.text for question in questions.questions]
    return standardize(np.array([stem_index.scores(text) for text in texts])) + standardize(
        np.array([gram_index.scores(text) for text in texts])
    )


def vector_scores(questions: QuestionSet, embedder: Embedder) -> Scores:
    """Return the cosine of each question and the best window of each passage."""
    pieces = [windows(passage) or [passage] for passage in questions.passages]
    vectors = embedder.embed_passages([piece for passage in pieces for piece in passage])
    asked = embedder.embed_questions([question.text for question in questions.questions])
    starts = np.cumsum([0, *(len(passage) for passage in pieces[:-1])])
    return np.maximum.reduceat((asked @ vectors.T).astype(np.float64), starts, axis=1)


def standardize(scores: Scores) -> Scores:
    """Return the z-scores over the passages of each question; all 0 where all scores are equal."""
    spread = scores.std(axis=1, keepdims=True)
    result: Scores = (scores - scores.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1.0)
    return result


def fuse(words: Scores, vectors: Scores, *, weight: float) -> Scores:
    """Return z(stems) + z(grams) + `weight` * z(vectors)."""
    return words + weight * standardize(vectors)


def rank(questions: QuestionSet, scores: Scores) -> Ranks:
    """Return where each question's passage stands by `scores`."""
    places = {passage: place for place, passage in enumerate(questions.passages)}
    right = np.array([places[question.passage] for question in questions.questions])
    own = scores[np.arange(len(right)), right][:, np.newaxis]
    return Ranks(ranks=(scores >= own).sum(axis=1))
