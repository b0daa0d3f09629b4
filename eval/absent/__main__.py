"""Says how many of the questions made unanswerable are refused: `python -m eval.absent [--stockholm DIR]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.ask import Assistant
from assistant.settings import DEFAULT
from eval.absent.made import Way, made
from eval.questions import load
from eval.run.corpus import library_for
from eval.run.evaluate import QUESTIONS
from eval.sources import SourcesError, open_sources

_SAMPLE = Path("data/sample")
_SETS = {"sample": ("sample",), "stockholm": ("stockholm", "fresh", "everyday")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares refused by set, half and way; return 0, 2 where a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m eval.absent", description=__doc__)
    parser.add_argument("--stockholm", type=Path, metavar="DIR", help="the four Stockholm documents, beside the sample")
    options = parser.parse_args(arguments)
    corpora = {"sample": _SAMPLE} | ({"stockholm": options.stockholm} if options.stockholm else {})
    sys.stdout.write(f"{'set':10} {'half':5} {'way':9} {'made':>5} {'refused':>8}\n")
    try:
        for corpus, folder in corpora.items():
            _show(folder, _SETS[corpus])
    except SourcesError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _show(folder: Path, sets: Sequence[str]) -> None:
    sources, assistant = open_sources(folder), Assistant.open(library_for(folder))
    for name in sets:
        found = list(made(load(QUESTIONS, name=name).questions, assistant=assistant, sources=sources))
        for half in sorted({one.split or "all" for one in found}):
            for way in Way:
                refused = [
                    one.found.support < DEFAULT.least_support
                    for one in found
                    if one.way is way and (one.split or "all") == half
                ]
                share = f"{sum(refused) / len(refused):8.2f}" if refused else f"{'-':>8}"
                sys.stdout.write(f"{name:10} {half:5} {way:9} {len(refused):5} {share}\n")


if __name__ == "__main__":
    sys.exit(main())
