"""Says how many of the questions made unanswerable are refused, and how many of those that they were made from.

`python -m eval.absent [--stockholm DIR]`: a refusal of the first is due, one of the second is false.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.ask import Assistant
from assistant.search.gather import Gathered
from assistant.settings import DEFAULT
from eval.absent.made import Way, made
from eval.questions import load
from eval.run.corpus import library_for
from eval.run.evaluate import QUESTIONS
from eval.sources import SourcesError, open_sources

_SAMPLE = Path("data/sample")
_ALL, _ANSWERABLE = "all", "false"  # what is printed beside the ways: all of them, and false refusals
_SETS = {"sample": ("sample",), "stockholm": ("stockholm", "fresh", "everyday")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares refused by set, half and way; return 0, 2 where a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m eval.absent", description=__doc__)
    parser.add_argument("--stockholm", type=Path, metavar="DIR", help="the four Stockholm documents, beside the sample")
    options = parser.parse_args(arguments)
    corpora = {"sample": _SAMPLE} | ({"stockholm": options.stockholm} if options.stockholm else {})
    sys.stdout.write(f"{'set':10} {'half':5} {'way':9} {'asked':>5} {'refused':>8}\n")
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
        questions = load(QUESTIONS, name=name).questions
        refused: dict[tuple[str, str], list[bool]] = {}
        for one in made(questions, assistant=assistant, sources=sources):
            for way in (one.way, _ALL):
                refused.setdefault((one.split or _ALL, way), []).append(_is_refused(one.found))
        for question in questions:
            found = assistant.evidence(question.text) if question.answerable else None
            if found is not None and found.units:
                refused.setdefault((question.split or _ALL, _ANSWERABLE), []).append(_is_refused(found))
        for half in sorted({half for half, _ in refused}):
            for way in (*Way, _ALL, _ANSWERABLE):
                told = refused.get((half, way), [])
                share = f"{sum(told) / len(told):8.2f}" if told else f"{'-':>8}"
                sys.stdout.write(f"{name:10} {half:5} {way:9} {len(told):5} {share}\n")


def _is_refused(found: Gathered) -> bool:
    return found.support < DEFAULT.least_support


if __name__ == "__main__":
    sys.exit(main())
