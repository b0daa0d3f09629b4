"""What the API is, in OpenAPI: the paths from `openapi.json`, what is sent from the records that check it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from assistant.serve.orders import Batch, Question

_FILE = Path(__file__).with_name("openapi.json")
_PLACE = "#/components/schemas/{model}"


@cache
def description() -> dict[str, Any]:
    """Return the description; each call the same object."""
    told: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    _, sent = models_json_schema([(Question, "validation"), (Batch, "validation")], ref_template=_PLACE)
    told["components"]["schemas"].update(sent["$defs"])
    return told
