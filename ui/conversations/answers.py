"""Answers as JSON, and back: whole, as the next question of a conversation needs them."""

import json
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


def found_json(answer: Answer) -> str:
    """Return, as JSON, where the passages found for an answer stand, the best first."""
    found = [
        {
            "file": ranked.source.file,
            "page": ranked.passage.first_page,
            "start": ranked.passage.span.start,
            "end": ranked.passage.span.end,
            "score": round(ranked.score, 4),
        }
        for ranked in answer.passages
    ]
    return json.dumps(found, ensure_ascii=False)


def from_json(text: str) -> Answer:
    """Return the answer that `as_json` wrote; raises cattrs' BaseValidationError for one of another version."""
    return _CONVERTER.loads(text, Answer)
