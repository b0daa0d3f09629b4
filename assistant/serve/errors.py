"""What is said of a request that cannot be answered, and with which status."""

import logging
from collections.abc import Mapping

from assistant.model.errors import ModelError
from assistant.serve import texts
from assistant.work.thread.named_boards import UnknownBoard
from assistant.workers.errors import AllBusy, AskedAtOnce, AskedTooOften, TookTooLong, WorkerLost, WorkError
from ingest.embed.errors import EmbedderError
from ingest.errors import IngestError
from ingest.store.errors import LibraryMissing

_log = logging.getLogger(__name__)
_STATUS: Mapping[type[Exception], int] = {
    AskedTooOften: 429,
    AskedAtOnce: 429,
    AllBusy: 503,
    TookTooLong: 504,
    WorkerLost: 500,
    WorkError: 500,
    UnknownBoard: 422,
}
_LATER = frozenset({429, 503})  # statuses after which the same request may be answered
_RETRY_SECONDS = 10


class Refused(Exception):
    """A request is not answered; `str(error)` is a sentence for whoever sent it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status

    @property
    def headers(self) -> dict[str, str]:
        """Headers of the answer: when to try again, where that helps."""
        return {"Retry-After": str(_RETRY_SECONDS)} if self.status in _LATER else {}


SAID = (Refused, WorkError, UnknownBoard, IngestError, EmbedderError, ModelError)
"""What `refusal` knows a sentence for."""


def refusal(error: Exception) -> Refused:
    """Return what is said of `error`.

    What concerns whoever runs the program, paths and commands, stands in the log alone.
    """
    if isinstance(error, Refused):
        return error
    for kind, status in _STATUS.items():
        if isinstance(error, kind):
            return Refused(status, str(error))
    if isinstance(error, IngestError | EmbedderError | ModelError):
        _log.warning("Could not use the library: %s", error)
        return Refused(503, texts.NO_LIBRARY if isinstance(error, LibraryMissing) else texts.CLOSED_LIBRARY)
    _log.error("Could not answer", exc_info=error)
    return Refused(500, texts.FAILED)
