"""Trains a reader further, on a processor: `python -m training.reading.further PREPARED --again FIRST --out LEARNT`.

What the lower layers make of each pair is computed once; the layers above them and the head learn from that, at a low
rate. So that nothing is forgotten, a share of the questions of the first training's prepared file is asked again.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from assistant.reader.merged import LEARNT
from training.reading.further.upper import Kept, Recipe, further, kept, read_judge, scored
from training.reading.measure import figures
from training.reading.model import Judge
from training.reading.prepared import Prepared
from training.reading.train import tell, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write what was learnt, and print how it does on what was held out, before and after; return 0."""
    parser = argparse.ArgumentParser(prog="python -m training.reading.further", description=__doc__)
    parser.add_argument("prepared", type=Path, help="what is learnt anew")
    parser.add_argument("--again", type=Path, metavar="FIRST", help="what the first training learnt from")
    parser.add_argument("--from", type=Path, default=LEARNT, dest="learnt", help="what was learnt first")
    parser.add_argument("--out", type=Path, required=True)
    for field in fields(Recipe):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    given = vars(parser.parse_args(arguments))
    file, again, learnt, out = (given.pop(name) for name in ("prepared", "again", "learnt", "out"))
    recipe = Recipe(**given)
    prepared = {"": Prepared.read(file)} | ({"again: ": Prepared.read(again)} if again else {})
    judge = read_judge(prepared[""], learnt)
    with tempfile.TemporaryDirectory() as folder:
        found = kept(prepared, learnt, recipe, Path(folder))
        _told("before", judge, found, recipe)
        further(judge, found.learnt_from, recipe)
        write(judge, out)
        _told("after", judge, found, recipe)
    return 0


def _told(when: str, judge: Judge, found: Kept, recipe: Recipe) -> None:
    for name, states in found.held_out.items():
        tell(f"{when}, {name}: {figures(scored(judge, states, len(judge.layers) - recipe.top))}")


if __name__ == "__main__":
    sys.exit(main())
