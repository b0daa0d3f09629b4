"""A check or a rebuild in a process of its own: `python -m ui.care.work verify`; prints its progress and its outcome.

Both keep a core busy for long; here they cannot keep a question waiting, and what crashes ends this process alone.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.command import care_messages
from ingest.embed.errors import EmbedderError
from ingest.errors import IngestError
from ingest.pipeline import mend
from ingest.settings import Settings, read_settings
from ingest.store.care.verify import verify
from ingest.store.errors import CatalogueDamaged, IndexDamaged, OtherEmbedder, OtherVersion
from ingest.store.renewal import Rebuilding


def main(arguments: Sequence[str]) -> int:
    """Carry out one order, `verify` or `rebuild` of a library; print JSON a line, the last one the outcome."""
    order, library = arguments
    settings = read_settings(os.environ, library=Path(library))
    tells = True
    try:
        said, well = _ORDERS[order](settings)
    except (IngestError, EmbedderError) as error:
        said, well, tells = [str(error)], False, isinstance(error, _DAMAGE)
    _tell({"said": said, "well": well, "tells": tells})
    return 0


def _verify(settings: Settings) -> tuple[list[str], bool]:
    check = verify(settings)
    return [care_messages.check_line(check), *(finding.text for finding in check.findings)], not check.findings


def _rebuild(settings: Settings) -> tuple[list[str], bool]:
    def on_progress(now: Rebuilding) -> None:
        _tell({"done": now.done, "total": now.total})

    done = mend.rebuild(settings, on_progress=on_progress)
    said = [care_messages.rebuilt(done.rebuilding)]
    if done.reread or done.unread:
        said.append(care_messages.reread(done.reread))
    if done.aside is not None:
        said.append(care_messages.LIST_RENEWED.format(file=done.aside.name))
    said += [*done.unread, *map(care_messages.original_lost, done.lost)]
    return said, not done.unread and not done.lost


def _tell(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()


_DAMAGE = (CatalogueDamaged, IndexDamaged, OtherEmbedder, OtherVersion)  # any other error says nothing of the library
_ORDERS: dict[str, Callable[[Settings], tuple[list[str], bool]]] = {"verify": _verify, "rebuild": _rebuild}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
