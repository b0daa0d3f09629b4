"""The command line of the evaluation: run and report, accept as baseline, retrieval, rules."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from eval import commands, reported
from eval.run.evaluate import CORPORA, GROUPS
from eval.systems.assistant import PARTS

_ABOUT = """Measure how good the answers are, offline and without a judge model.

  python -m eval                        run a question set and report it
  python -m eval --model ollama:NAME    the same with answers that a language model writes, beside it
  python -m eval accept                 run, and write the figures as the committed baseline
  python -m eval risk                   how many of the surest answers are wrong, by kind of question
  python -m eval retrieval              retrieval alone, on outside sets and our own
  python -m eval rules                  what each hand-written rule touches, gains and loses
"""

_PLAIN_WIDTH = 190  # columns, where the tables go to a file or a log


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, 1 where the gate fails, 2 for input that cannot be used."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = given[0] if given and given[0] in {"accept", "risk", "retrieval", "rules"} else "run"
    rest = given if command == "run" else given[1:]
    console = Console(width=None if sys.stdout.isatty() else _PLAIN_WIDTH)
    errors = Console(stderr=True)
    try:
        match command:
            case "retrieval":
                return commands.retrieval(_retrieval_parser().parse_args(rest), console=console, status=errors)
            case "rules":
                return commands.rules(_rules_parser().parse_args(rest), console=console, status=errors)
            case "risk":
                return commands.risk_by_kind(_risk_parser().parse_args(rest), console=console, status=errors)
            case "accept":
                return commands.accept(_run_parser("accept").parse_args(rest), console=console, status=errors)
            case _:
                return commands.run(_run_parser("").parse_args(rest), console=console, status=errors)
    except commands.INPUT_ERRORS as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _run_parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m eval {command}".strip(),
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--set",
        choices=[*CORPORA, reported.NAME, *GROUPS],
        default="sample",
        help="question set (default: sample); reported is what users' opinions have given, beside a --library",
    )
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="folder of the documents that the set asks about")
    parser.add_argument("--questions", type=Path, metavar="DIR", help="folder of question files, in place of the set's")
    parser.add_argument("--library", type=Path, metavar="DIR", help="library to ask, in place of one built anew")
    parser.add_argument("--split", metavar="NAME", help="only the questions marked with this split: dev, test")
    parser.add_argument("--without", choices=list(PARTS), help="switch a part of the assistant off")
    parser.add_argument("--baselines", action="store_true", help="run the baselines beside the assistant")
    parser.add_argument(
        "--model", metavar="MODEL", help="run a language model beside the assistant: ollama:NAME, openai:NAME@URL"
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the report as one HTML file")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, answers and passages as JSON")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="an earlier --json file, in place of the baseline")
    parser.add_argument("--gate", action="store_true", help="fail (exit 1) where a figure does not clear its bar")
    return parser


def _risk_parser() -> argparse.ArgumentParser:
    parser = _run_parser("risk")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables as a page of Markdown")
    return parser


def _retrieval_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval retrieval", description="Measure retrieval alone.")
    parser.add_argument("--benchmarks", type=Path, metavar="DIR", help="folder of SweFAQ, SweQUAD-MC and SQuAD-sv")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    return parser


def _rules_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval rules", description="Switch each rule off in turn.")
    parser.add_argument("--set", choices=[*CORPORA, *GROUPS], default="sample", help="question set (default: sample)")
    parser.add_argument(
        "--place", default="", metavar="PLACE", help="only rules of this file or folder: question/kinds"
    )
    parser.add_argument(
        "--most",
        type=int,
        default=50,
        metavar="N",
        help="most questions of a half for each rule; 0: only count which it touches, in one pass (default: 50)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
