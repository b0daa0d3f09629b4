"""A language model, where one is configured; the only file that names LlamaIndex's model clients."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant import texts

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

VARIABLE = "NAMNDSVAR_MODEL"
KEY_VARIABLE = "NAMNDSVAR_MODEL_KEY"
_TIMEOUT_SECONDS = 60.0


class ModelError(Exception):
    """The language model cannot be used or did not answer."""


class LanguageModel(Protocol):
    """Writes text for a prompt."""

    def complete(self, system: str, prompt: str) -> str:
        """Return the model's reply; raises `ModelError` where there is none."""


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A chat model behind LlamaIndex's client interface."""

    client: "LLM"

    def complete(self, system: str, prompt: str) -> str:
        """Return the model's reply; raises `ModelError` where the endpoint fails in any way."""
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=prompt),
        ]
        try:
            reply = self.client.chat(messages).message.content
        except Exception as error:  # clients raise their transports' own errors, which differ by endpoint
            raise ModelError(texts.MODEL_FAILED.format(why=type(error).__name__)) from error
        return (reply or "").strip()


def configured_model() -> LanguageModel | None:
    """Return the model that `NAMNDSVAR_MODEL` names, None where it is not set.

    `ollama:NAME` or `ollama:NAME@http://host:port` is a model in Ollama; `openai:NAME@http://host:port/v1` any
    endpoint that speaks OpenAI's protocol, with its key in `NAMNDSVAR_MODEL_KEY`. Raises `ModelError` for any
    other form, and where the client is not installed.
    """
    setting = os.environ.get(VARIABLE, "").strip()
    if not setting:
        return None
    kind, _, rest = setting.partition(":")
    name, _, address = rest.partition("@")
    try:
        if kind == "ollama" and name:
            return _ollama(name, address or "http://127.0.0.1:11434")
        if kind == "openai" and name and address:
            return _openai_like(name, address)
    except ImportError as error:
        raise ModelError(texts.MODEL_NOT_INSTALLED.format(package=error.name)) from error
    raise ModelError(texts.MODEL_SETTING.format(variable=VARIABLE, value=setting))


def _ollama(name: str, address: str) -> ChatModel:
    from llama_index.llms.ollama import Ollama

    return ChatModel(Ollama(model=name, base_url=address, request_timeout=_TIMEOUT_SECONDS, temperature=0.0))


def _openai_like(name: str, address: str) -> ChatModel:
    from llama_index.llms.openai_like import OpenAILike

    key = os.environ.get(KEY_VARIABLE, "none")
    return ChatModel(
        OpenAILike(
            model=name,
            api_base=address,
            api_key=key,
            is_chat_model=True,
            timeout=_TIMEOUT_SECONDS,
            max_retries=1,
            temperature=0.0,
        )
    )
