"""Answers as JSON, and back: whole, as the next question of a conversation needs them."""

from decimal import Decimal

from cattrs.preconf.json import make_converter

from assistant.answer import Answer
from ingest.document import ReportType

_CONVERTER = make_converter()
for _text in (ReportType, Decimal):
    _CONVERTER.register_structure_hook(_text, lambda value, kind: kind(value))
    _CONVERTER.register_unstructure_hook(_text, str)


def as_json(answer: Answer) -> str:
    """Return an answer as JSON."""
    return _CONVERTER.dumps(answer, ensure_ascii=False)


def from_json(text: str) -> Answer:
    """Return the answer that `as_json` wrote; raises cattrs' BaseValidationError for one of another version."""
    return _CONVERTER.loads(text, Answer)
