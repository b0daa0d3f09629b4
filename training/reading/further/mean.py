"""The mean of what several trainings learnt: `python -m training.reading.further.mean LEARNT... --out LEARNT`.

Trainings that began with the same numbers stay near enough for that; the mean is less a matter of chance than each, and
with what they began with among them less is forgotten. What counts more is named more than once.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np


def mean(files: Sequence[Path], out: Path) -> None:
    """Write the mean of `files` to `out`; raises OSError, and KeyError where they did not learn the same."""
    found: dict[str, Any] = {}
    for file in files:
        with np.load(file) as held:
            for name in found or held.files:
                found[name] = found.get(name, 0) + held[name].astype(np.float32) / len(files)
    np.savez(out, **{name: value.astype(np.float16) for name, value in found.items()})


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the mean; return 0."""
    parser = argparse.ArgumentParser(prog="python -m training.reading.further.mean", description=__doc__)
    parser.add_argument("learnt", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    mean(options.learnt, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
