"""One indicator, followed through the reports."""

import argparse
import json
import sys

from assistant.ask import Assistant
from assistant.command import usage
from assistant.command.printed import printed
from assistant.command.targets import asked_files, write_sheets


def follow(assistant: Assistant, options: argparse.Namespace) -> None:
    """Print how an indicator went, or write it to the files that are asked for."""
    followed = assistant.follow(options.name, boards=options.board)
    write_sheets(options, single=followed.sheets[-1], sheets=followed.sheets)
    written = asked_files(options)
    if options.json:
        sys.stdout.write(json.dumps(followed.data, ensure_ascii=False, indent=2) + "\n")
    elif written:
        sys.stdout.writelines(usage.WRITTEN.format(file=file) + "\n" for file in written)
    else:
        sys.stdout.write(printed(followed.answer))
