"""The command line of the ingestion, `python -m ingest`: Ctrl+C is one line, while the program still loads too."""

import sys
from collections.abc import Sequence

STOPPED = "Avbrutet. Det som hann bli klart finns kvar; kör kommandot igen för resten."
_FAILED = 1  # as every failure; a misuse ends with 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        from ingest.command.run import run

        return run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED}\n")
        return _FAILED


if __name__ == "__main__":
    sys.exit(main())
