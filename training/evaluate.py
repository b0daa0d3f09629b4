"""Measures a model on the held-out question sets: vectors, words and both, with paired intervals."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.metrics.bootstrap import difference
from ingest.embed.embedder import Embedder, load_embedder
from training.rank import Ranks, fuse, rank, vector_scores, word_scores
from training.texts.questions import QuestionSet, read_held_out_sets

WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)  # of the vectors beside z(stems) + z(grams)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Ranks of one set by words, by vectors and by both at each weight."""

    name: str
    words: Ranks
    vectors: Ranks
    fused: tuple[tuple[float, Ranks], ...]


def measure(questions: QuestionSet, embedder: Embedder) -> Measured:
    """Return how `embedder` does on one set; a passage's vector score is that of its best window."""
    words, vectors = word_scores(questions), vector_scores(questions, embedder)
    return Measured(
        name=questions.name,
        words=rank(questions, words),
        vectors=rank(questions, vectors),
        fused=tuple((weight, rank(questions, fuse(words, vectors, weight=weight))) for weight in WEIGHTS),
    )


def table(sets: Sequence[Measured]) -> str:
    """Return the figures as a Markdown table: recall at 1 / recall at 5."""
    rows = [
        ("vectors alone", [measured.vectors for measured in sets]),
        ("words alone", [measured.words for measured in sets]),
        *((f"both, w = {weight}", [dict(measured.fused)[weight] for measured in sets]) for weight in WEIGHTS),
    ]
    head = ["", *(f"{measured.name} ({len(measured.words.ranks)})" for measured in sets)]
    lines = [head, ["---"] * len(head), *([name, *map(_recalls, ranks)] for name, ranks in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def gains(sets: Sequence[Measured]) -> str:
    """Return, a line per weight, what the vectors add to words at 1 and 5 over all questions of all sets."""
    lines = []
    for weight in WEIGHTS:
        parts = []
        for limit in (1, 5):
            new = np.concatenate([dict(measured.fused)[weight].found_within(limit) for measured in sets])
            old = np.concatenate([measured.words.found_within(limit) for measured in sets])
            found = difference(new, old)
            parts.append(f"R@{limit} {found.value:+.3f} ({found.low:+.3f} to {found.high:+.3f})")
        lines.append(f"w = {weight}: {', '.join(parts)}")
    return "\n".join(lines)


def _recalls(ranks: Ranks) -> str:
    return f"{ranks.found_within(1).mean():.3f} / {ranks.found_within(5).mean():.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the gains for one model; exit status 0."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True, metavar="DIR", help="folder of the question sets")
    parser.add_argument("--model", metavar="NAME", help="folder or name of a model (default: the shipped one)")
    options = parser.parse_args(arguments)
    embedder = load_embedder(options.model)
    sets = [measure(questions, embedder) for questions in read_held_out_sets(options.benchmarks)]
    print(f"{embedder.name}\n\n{table(sets)}\n\n{gains(sets)}")  # noqa: T201  # the edge of a program
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
