"""A language model, where one is configured."""

import threading
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Protocol

from assistant import texts
from assistant.model.endpoint import Endpoint, configured_endpoint
from assistant.model.errors import ModelError
from assistant.model.protocols import MalformedReply, Until, body_of, headers_of, piece_of
from assistant.settings import DEFAULT, Settings


class LanguageModel(Protocol):
    """Writes text for a prompt."""

    def stream(self, system: str, prompt: str, *, until: Until) -> Generator[str, None, None]:
        """Give the pieces of the reply as they come, none after the moment `until()`; raises `ModelError`."""

    @property
    def context(self) -> int:
        """How many tokens the model reads, the reply among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatModel:
    """A model at an endpoint; `at_once` limits the calls, beyond which one is refused at once."""

    endpoint: Endpoint
    most: int  # tokens of a reply
    at_once: threading.Semaphore = field(repr=False)

    @property
    def context(self) -> int:
        """How many tokens the model reads, the reply among them."""
        return self.endpoint.context

    def stream(self, system: str, prompt: str, *, until: Until) -> Generator[str, None, None]:
        """Give the pieces of the reply as they come, none after the moment `until()`; raises `ModelError`."""
        if not self.at_once.acquire(blocking=False):
            raise ModelError(texts.MODEL_FULL)
        try:
            yield from self._pieces(system, prompt, until)
        except MalformedReply as error:
            raise ModelError(texts.MODEL_MALFORMED) from error
        finally:
            self.at_once.release()

    def _pieces(self, system: str, prompt: str, until: Until) -> Generator[str, None, None]:
        endpoint = self.endpoint
        body = body_of(endpoint, system=system, prompt=prompt, most=self.most)
        ended = False
        from assistant.model.connection import lines  # brings httpx, which most machines never need

        with closing(lines(endpoint.url, headers=headers_of(endpoint), body=body, until=until)) as coming:
            for line in coming:
                piece = piece_of(line, endpoint.kind)
                if piece.text:
                    yield piece.text
                if piece.ends:
                    ended = True
                    break
        if not ended:
            raise ModelError(texts.MODEL_CUT_OFF)


def chat_model(endpoint: Endpoint, settings: Settings = DEFAULT) -> ChatModel:
    """Return the model at `endpoint`."""
    return ChatModel(
        endpoint=endpoint, most=settings.reply_tokens, at_once=threading.BoundedSemaphore(settings.calls_at_once)
    )


def configured_model(settings: Settings = DEFAULT) -> ChatModel | None:
    """Return the model that `NAMNDSVAR_MODEL` names, None where it is not set; raises `ModelError`."""
    endpoint = configured_endpoint()
    return chat_model(endpoint, settings) if endpoint is not None else None
