"""Where texts go, as the program is configured: said in full on the page Om, and in a sentence beside the questions."""

import os

from assistant.model.endpoint import VARIABLE, configured_endpoint
from assistant.model.errors import ModelError
from ui.about import texts

_VECTORS = "NAMNDSVAR_CHROMA_URL"


def in_short() -> str:
    """Return in a sentence whether questions and texts leave this machine, and to whom."""
    try:
        endpoint = configured_endpoint()
    except ModelError:
        endpoint = None  # it cannot be used, so nothing goes there
    if os.environ.get(_VECTORS, ""):
        return texts.SHORT_ELSEWHERE
    if endpoint is None:
        return texts.SHORT_NOWHERE
    form = texts.SHORT_MODEL_HERE if endpoint.is_here else texts.SHORT_MODEL
    return form.format(model=endpoint.name, host=endpoint.host)


def where_text_goes() -> str:
    """Return what leaves this machine, as it is configured now."""
    vectors = os.environ.get(_VECTORS, "")
    said = [_to_model()] if os.environ.get(VARIABLE, "").strip() else []
    said += [texts.TO_VECTORS.format(url=_as_code(vectors))] if vectors else []
    return "\n\n".join(said) if said else texts.NOWHERE


def _to_model() -> str:
    """Return where the configured language model is and what goes there, or why it cannot be used."""
    try:
        endpoint = configured_endpoint()
    except ModelError as error:
        return str(error)
    if endpoint is None:
        return texts.NOWHERE
    form = texts.TO_MODEL_HERE if endpoint.is_here else texts.TO_MODEL
    return form.format(model=_as_code(endpoint.name), host=_as_code(endpoint.host))


def _as_code(setting: str) -> str:
    return setting.replace("`", "")
