"""What people said of the answers, a JSON object a line: `python -m ui.conversations.opinions --library DIR`."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.arguments import SwedishParser
from ingest.store.care import log
from ui import texts
from ui.conversations.kept import Judged, Kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Write each answer that somebody has judged to standard output, without who it was; return the exit status."""
    library = _parser().parse_args(arguments).library
    library = library or Path(os.environ.get("NAMNDSVAR_LIBRARY") or "library")
    if not library.is_dir():
        sys.stderr.write(texts.NO_LIBRARY.format(library=library) + "\n")
        return 1
    for judged in Kept.beside(library).judged():
        sys.stdout.write(json.dumps(_told(judged), ensure_ascii=False) + "\n")
    try:
        log.note(library, log.Did.EXPORTED, texts.OPINIONS, who=texts.COMMAND_LINE)
    except log.LogUnwritable as error:
        sys.stderr.write(f"{error}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="python -m ui.conversations.opinions", description=texts.OPINIONS_ABOUT)
    parser.add_argument("--library", type=Path, metavar="MAPP", help=texts.SERVE_LIBRARY)
    return parser


def _told(judged: Judged) -> dict[str, object]:
    answer = judged.answer
    return {
        "question": answer.question,
        "standalone": answer.standalone,
        "answer": answer.text,
        "refused": answer.refused,
        "good": judged.opinion.good,
        "reason": judged.opinion.reason,
        "words": judged.opinion.words,
        "citations": [
            {"file": cited.source.file, "page": cited.page, "quote": cited.quote} for cited in answer.citations
        ],
        "passages": json.loads(judged.found),
        "version": judged.version,
        "given": judged.given,
    }


if __name__ == "__main__":
    raise SystemExit(main())
