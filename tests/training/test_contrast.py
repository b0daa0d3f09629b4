"""The training by contrast; torch, which it takes, is slow to import."""

import pytest

from ingest.embed.static import StaticEmbedder
from tests.training.small_pairs import contrast_setting
from training.contrast import Schedule, train_contrast
from training.vocabulary import wrap

pytestmark = pytest.mark.slow


def report(message: str) -> None:
    assert message


def test_contrast_brings_questions_to_their_answers_and_twice_to_the_same_bytes() -> None:
    start, source, vocabulary = contrast_setting()
    runs = [
        train_contrast(
            start,
            [source],
            wrap(vocabulary),
            seed=3,
            report=report,
            schedule=Schedule(steps=60, batch=8, rate=0.05, fold=0.0),
        )
        for _ in range(2)
    ]
    assert runs[0].tobytes() == runs[1].tobytes()
    embedder = StaticEmbedder(runs[0], wrap(vocabulary), name="test")
    asked = embedder.embed_questions([pair.query for pair in source.pairs])
    answers = embedder.embed_passages([pair.passage for pair in source.pairs])
    assert list((asked @ answers.T).argmax(axis=1)) == list(range(8))
