"""The command line of the training: one command from public text to the model that the package ships."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from training.contrast import train_contrast
from training.export import write_model
from training.recipe import Recipe
from training.skipgram import piece_sequences, train_skipgram
from training.texts.corpus import read_library, running_text
from training.texts.pairs import pair_sources
from training.texts.questions import read_training_sets
from training.texts.statutes import read_statutes
from training.vocabulary import train_vocabulary, wrap
from training.weights import clean, count_pieces


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0, or 1 where a file is missing."""
    options = _parser().parse_args(arguments)
    started = time.perf_counter()

    def report(message: str) -> None:
        print(f"{time.perf_counter() - started:6.0f} s  {message}", flush=True)  # noqa: T201  # the edge of a program

    try:
        identity = train(
            options.out,
            data=options.data,
            benchmarks=options.benchmarks,
            library=options.library,
            recipe=Recipe(seed=options.seed),
            report=report,
        )
    except FileNotFoundError as error:
        print(f"Missing file: {error.filename}", file=sys.stderr)  # noqa: T201  # the edge of a program
        return 1
    report(f"wrote {identity} to {options.out}")
    return 0


def train(
    out: Path,
    *,
    data: Path,
    benchmarks: Path,
    library: Path | None,
    recipe: Recipe,
    report: Callable[[str], None],
) -> str:
    """Train a model, write it to `out` and return its identity; raises FileNotFoundError."""
    sections, sets = list(read_statutes(data)), read_training_sets(benchmarks)
    texts = running_text(sections, sets, read_library(library) if library else ())
    report(f"read {len(sections)} sections and {sum(len(group.questions) for group in sets)} questions")
    vocabulary = train_vocabulary(texts, size=recipe.pieces)
    tokenizer = wrap(vocabulary)
    sequences = piece_sequences(texts, tokenizer)
    report(f"cut the text into {sum(map(len, sequences))} pieces of {len(vocabulary)} kinds")
    vectors = train_skipgram(
        sequences,
        vocabulary,
        dimensions=recipe.dimensions,
        epochs=recipe.skipgram_epochs,
        seed=recipe.seed,
        report=report,
    )
    start = clean(vectors, count_pieces(sequences, vocabulary))
    sources = pair_sources(sections, sets, seed=recipe.seed)
    report(", ".join(f"{len(source.pairs)} pairs of {source.name}" for source in sources))
    trained = train_contrast(start, sources, tokenizer, seed=recipe.seed, report=report, schedule=recipe.contrast)
    return write_model(out, trained, tokenizer)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of sfs.md.gz")
    parser.add_argument("--benchmarks", type=Path, required=True, metavar="DIR", help="folder of the question sets")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder that the model is written to")
    parser.add_argument("--library", type=Path, metavar="DIR", help="folder of text files to learn from too")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another model (default: %(default)s)")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
