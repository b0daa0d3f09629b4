"""Teaches the vectors which passage answers a query: symmetric in-batch contrastive loss, mean of piece vectors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from ingest.language.words import fold
from training.texts.pairs import PairSource

Pieces = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how hard to train; the defaults were chosen on training questions kept apart."""

    steps: int = 400
    batch: int = 1_024  # pairs
    rate: float = 2e-4  # of Adam, falling to nothing along half a cosine; 2e-3 unlearns what skip-gram knows
    scale: float = 20.0  # cosines are multiplied with it before the softmax
    drop_shared: float = 0.1  # how often a piece that query and passage share is left out of the query
    fold: float = 0.1  # share of queries written without å ä ö
    report_every: int = 50  # steps


@dataclass(frozen=True, slots=True, kw_only=True)
class _Encoded:
    """The pieces of one source: queries, the same without å ä ö, passages, and which passages are equal."""

    queries: tuple[Pieces, ...]
    folded: tuple[Pieces, ...]
    passages: tuple[Pieces, ...]
    passage_ids: Pieces
    share: float


def train_contrast(
    start: NDArray[np.float32],
    sources: Sequence[PairSource],
    tokenizer: Tokenizer,
    *,
    seed: int,
    report: Callable[[str], None],
    schedule: Schedule | None = None,
) -> NDArray[np.float32]:
    """Return the trained vectors, shape and row order as `start`; two runs with one seed give the same bytes."""
    schedule = schedule or Schedule()
    torch.use_deterministic_algorithms(mode=True)
    chance = np.random.default_rng(seed)
    encoded = [_encode(source, tokenizer) for source in sources]
    shares = np.array([source.share for source in encoded])
    vectors = torch.nn.Parameter(torch.from_numpy(start.copy()))
    optimizer = torch.optim.Adam([vectors], lr=schedule.rate)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, schedule.steps)
    recent = 0.0
    for step in range(1, schedule.steps + 1):
        source = encoded[chance.choice(len(encoded), p=shares / shares.sum())]
        loss = _loss(vectors, source, schedule, chance)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        optimizer.step()
        falling.step()
        recent += loss.item()
        if step % schedule.report_every == 0:
            report(f"contrast: step {step} of {schedule.steps}, loss {recent / schedule.report_every:.3f}")
            recent = 0.0
    trained: NDArray[np.float32] = vectors.detach().numpy()
    return trained


def _loss(
    vectors: torch.nn.Parameter, source: _Encoded, schedule: Schedule, chance: np.random.Generator
) -> torch.Tensor:
    size = min(schedule.batch, len(source.queries))
    chosen = chance.choice(len(source.queries), size=size, replace=False)
    folded = chance.random(size) < schedule.fold
    passages = [source.passages[i] for i in chosen]
    queries = [
        _thin(source.folded[i] if plain else source.queries[i], source.passages[i], schedule.drop_shared, chance)
        for i, plain in zip(chosen, folded, strict=True)
    ]
    scores = schedule.scale * _embed(vectors, queries) @ _embed(vectors, passages).T
    ids = torch.from_numpy(source.passage_ids[chosen])
    twins = (ids[:, None] == ids[None, :]).fill_diagonal_(fill_value=False)
    scores = scores.masked_fill(twins, -1e4)
    target = torch.arange(size)
    return (cross_entropy(scores, target) + cross_entropy(scores.T, target)) / 2


def _embed(vectors: torch.nn.Parameter, texts: Sequence[Pieces]) -> torch.Tensor:
    offsets = np.cumsum([0, *(len(text) for text in texts[:-1])])
    bags = embedding_bag(torch.from_numpy(np.concatenate(texts)), vectors, torch.from_numpy(offsets), mode="mean")
    return normalize(bags, dim=1)


def _thin(query: Pieces, passage: Pieces, share: float, chance: np.random.Generator) -> Pieces:
    """Return `query` with each piece that `passage` holds too left out with probability `share`; never empty."""
    kept = ~np.isin(query, passage) | (chance.random(len(query)) >= share)
    return query[kept] if kept.any() else query


def _encode(source: PairSource, tokenizer: Tokenizer) -> _Encoded:
    passages = [pair.passage for pair in source.pairs]
    numbers = {passage: number for number, passage in enumerate(dict.fromkeys(passages))}
    return _Encoded(
        queries=_pieces([pair.query for pair in source.pairs], tokenizer),
        folded=_pieces([fold(pair.query) for pair in source.pairs], tokenizer),
        passages=_pieces(passages, tokenizer),
        passage_ids=np.array([numbers[passage] for passage in passages]),
        share=source.share,
    )


def _pieces(texts: Sequence[str], tokenizer: Tokenizer) -> tuple[Pieces, ...]:
    encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return tuple(np.array(encoding.ids or [0], dtype=np.int64) for encoding in encoded)
