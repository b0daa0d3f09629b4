"""A body that a question calls by its field, without the word for what it is: "hos bygg och miljö"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Source
from assistant.question.asked import Asked
from ingest.genre.bodies import belongs
from ingest.language.words import aligned_fold, fold

_KIND = re.compile(r"(?:s?namnd(?:en|s)?|s?forvaltning(?:en|s)?|styrelsen?|utskott(?:et)?)$")
_CALLED = re.compile(r" ?s?(?:namnden|forvaltningen|kontoret|namndens|forvaltningens|kontorets)\b")
# Folded; around the word of an office that stands without one: "hos tekniska i Lövsjö".
_AT, _ALONE = re.compile(r"\b(?:hos|inom|for|pa) $"), re.compile(r"\w+(?:ska|liga|ala)$")
_SHORTEST = 4  # letters of a field


def with_body(asked: Asked, sources: Sequence[Source]) -> Asked | None:
    """Return `asked` limited to the one body that it calls by its field; None where it calls none, or several.

    "Kultur och fritid" is the Kultur- och fritidsnämnden; one word alone must be that of an office, as in "tekniska
    förvaltningen" or "hos tekniska".
    """
    folded, scope = aligned_fold(asked.question), asked.scope.boards
    found: dict[str, tuple[int, int]] = {}
    for board in dict.fromkeys(source.description.board or "" for source in sources):
        if scope and (board in scope or not belongs(board, scope)):
            continue
        field = _KIND.sub("", re.split(r",| (?:i|for) ", fold(board))[0]).strip(" -")
        pattern = re.escape(field).replace(r"\-\ och\ ", r"-? (?:och|&) ")
        match = re.search(rf"\b{pattern}(?=s?\b|s?(?:namnd|forvaltning))", folded) if len(field) >= _SHORTEST else None
        if match is None:
            continue
        alone = _ALONE.fullmatch(field) is not None and _AT.search(folded[: match.start()]) is not None
        if " och " in field or alone or _CALLED.match(folded[match.end() :]):
            found[board] = match.span()
    if len(found) != 1:
        return None
    (board, span), *_ = found.items()
    return replace(asked, scope=replace(asked.scope, boards=(board,)), board_spans=(*asked.board_spans, span))
