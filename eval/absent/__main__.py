"""Says how many of the questions made unanswerable are refused, and how many of those that they were made from.

`python -m eval.absent [--stockholm DIR]`: a refusal of the first is due, one of the second is false.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.ask import Assistant
from assistant.search.gather import Gathered
from assistant.settings import DEFAULT
from assistant.weigh.supported.support import SUPPORT
from assistant.weigh.supported.vetoes import VETOES
from eval.absent import learnt
from eval.absent.made import Way, made
from eval.questions import load
from eval.run.corpus import library_for
from eval.run.evaluate import QUESTIONS
from eval.sources import SourcesError, open_sources

_SAMPLE = Path("data/sample")
_ALL, _ANSWERABLE = "all", "false"  # what is printed beside the ways: all of them, and false refusals
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_SETS = {"sample": ("sample",), "stockholm": ("stockholm", "fresh", "everyday")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares refused by set, half and way; return 0, 2 where a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m eval.absent", description=__doc__)
    parser.add_argument("--stockholm", type=Path, metavar="DIR", help="the four Stockholm documents, beside the sample")
    parser.add_argument(
        "--learnt", action="store_true", help="what refusing would come to if vetoes were weighed, not obeyed"
    )
    options = parser.parse_args(arguments)
    corpora = {"sample": _SAMPLE} | ({"stockholm": options.stockholm} if options.stockholm else {})
    if options.learnt:
        return _learnt(corpora)
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


def _learnt(corpora: Mapping[str, Path]) -> int:
    """Print what refusing comes to on held-out questions, as it is and by a model that weighs the vetoes."""
    known: list[learnt.Case] = []
    for corpus, folder in corpora.items():
        sources = open_sources(folder)
        assistant = Assistant.open(library_for(folder), settings=replace(DEFAULT, least_support=0.0))
        for name in _SETS[corpus]:
            known += learnt.cases(load(QUESTIONS, name=name).questions, assistant=assistant, sources=sources)
    weights = learnt.fitted([case for case in known if not learnt.is_held_out(case)])
    names = (*(one.name for one in SUPPORT), *(veto.name for veto in VETOES), "bias")
    sys.stdout.writelines(f"  {name:16} {weight:6.2f}\n" for name, weight in zip(names, weights, strict=True))
    for half in ("development", "held out"):
        asked = [case for case in known if not case.is_made and learnt.is_held_out(case) == (half == "held out")]
        as_it_is = learnt.refusing(asked, [case.support for case in asked], DEFAULT.least_support)
        sys.stdout.write(f"{half:11} {'as it is':10} {_told(as_it_is)}\n")
        for threshold in _THRESHOLDS:
            told = learnt.refusing(asked, [learnt.likely(case, weights) for case in asked], threshold)
            sys.stdout.write(f"{half:11} below {threshold:.2f} {_told(told)}\n")
    return 0


def _told(one: learnt.Refusing) -> str:
    return f"due {one.due:.3f}  false {one.false:.3f}  crag {one.crag:.3f}"


def _is_refused(found: Gathered) -> bool:
    return found.support < DEFAULT.least_support


if __name__ == "__main__":
    sys.exit(main())
