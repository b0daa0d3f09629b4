"""The file that the reader is trained from: `python -m training.reading --benchmarks DIR --out PREPARED`.

With `--before 13` of our own exercises only the files named before that, with `--since 13` those from there on; without
`--benchmarks` no public set.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.reader.package import PACKAGE, package_file, read
from training.reading.exercises import FOLDER, LAST, exercises
from training.reading.items import Item
from training.reading.prepare import prepare
from training.reading.public import held_out_sets, training_sets


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the prepared file; return 0, or 1 where a file is missing."""
    parser = argparse.ArgumentParser(prog="python -m training.reading", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, help="the folder of the public question sets")
    parser.add_argument("--exercises", type=Path, default=FOLDER, help="the folder of our own")
    parser.add_argument("--since", default="", metavar="NAME", help="the first of the exercises' files")
    parser.add_argument("--before", default=LAST, metavar="NAME", help="the file after the last")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    package = package_file()
    if package is None:
        sys.stderr.write(f"The package {PACKAGE} is missing: make reader\n")
        return 1
    sets, held_out = dict[str, list[Item]](), dict[str, list[Item]]()
    try:
        if options.benchmarks is not None:
            sets = training_sets(options.benchmarks)
            held_out = {f"{name}, held out": items for name, items in held_out_sets(options.benchmarks).items()}
    except FileNotFoundError as error:
        sys.stderr.write(f"Missing file: {error.filename}\n")
        return 1
    named = {"since": options.since, "before": options.before}
    sets["exercises"] = exercises(options.exercises, held_out=False, **named)
    held_out["exercises, held out"] = exercises(options.exercises, held_out=True, **named)
    for name, items in {**sets, **held_out}.items():
        none = sum(not item.right for item in items)
        texts = sum(len(item.candidates) for item in items)
        sys.stdout.write(f"{name}: {len(items)} questions, {none} without an answer, {texts} texts\n")
    prepare(sets, held_out, stored=read(package), out=options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
