"""A question as it was understood, in a person's words: `och för Lövsjö?` after another one as a whole question."""

import re
from collections.abc import Iterable, Sequence

from assistant.answer import Scope
from assistant.question.asked import Asked, Span
from assistant.question.carried.leaning import is_sentence
from ingest.genre.report_types import report_name

_BEFORE = r"(?:i|för|hos|enligt|av|på|inom|från|under|till|åt|om|hos|ur|och|samt|eller|mellan)"
_LOOSE = re.compile(rf"\b{_BEFORE}\b(?=\s*(?:$|[?!.,;:]|{_BEFORE}\b))", re.IGNORECASE)
_LEADING = re.compile(r"^(?:och|men|fast|nej|ja|ok|okej|jaha)\b[\s,]*", re.IGNORECASE)
_PREPOSITION = re.compile(rf"{_BEFORE}\s+", re.IGNORECASE)
_LAST_PREPOSITION = re.compile(rf"\b{_BEFORE}\s+$", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:kvinnor(?:na)?s?|män(?:nen)?s?|pojkar(?:na)?s?|flickor(?:na)?s?)\b", re.IGNORECASE)
_FORMS = {
    "kvinn": ("kvinnor", "kvinnornas"),
    "män": ("män", "männens"),
    "pojk": ("pojkar", "pojkarnas"),
    "flick": ("flickor", "flickornas"),
}
_STOPS = " ?!.,;:"


def worded(asked: Asked, scope: Scope) -> str:
    """Return the whole question that `asked` is in its conversation, put to `scope`."""
    own = _without(asked, scope)
    kept = asked.named if own == asked.question.strip() else _shared(asked.named, scope)
    question = _joined(asked, own) if asked.follows else own.strip(_STOPS)
    return f"{question}{_added(scope, kept)}?"


def _without(asked: Asked, scope: Scope) -> str:
    """Return the question without the boards, reports and years that `scope` lacks, and what led up to them."""
    gone: list[Span] = []
    gone += asked.board_spans if set(asked.named.boards) - set(scope.boards) else ()
    gone += asked.type_spans if set(asked.named.types) - set(scope.types) else ()
    gone += asked.year_spans if set(asked.named.years) - set(scope.years) else ()
    question = asked.question
    for start, end in sorted(dict.fromkeys(gone), reverse=True):
        question = _LAST_PREPOSITION.sub("", question[:start]) + question[end:]
    question = _tidy(question) if gone else question
    return question.strip()


def _shared(named: Scope, scope: Scope) -> Scope:
    """Return of what is named the kinds of scope that stay in the question: all of a kind, or none."""
    return Scope(
        boards=named.boards if set(named.boards) <= set(scope.boards) else (),
        years=named.years if set(named.years) <= set(scope.years) else (),
        types=named.types if set(named.types) <= set(scope.types) else (),
    )


def _joined(asked: Asked, own: str) -> str:
    """Return what was carried over with what the question says of its own: before it, where that is no sentence."""
    carried = [_tidy(layer.text).strip(_STOPS) for layer in asked.layers[1:] if not layer.let_go]
    if asked.layers and asked.layers[0].text != asked.topic:
        carried = [_tidy(layer.text).strip(_STOPS) for layer in asked.layers if not layer.let_go]
    carried = [_LEADING.sub("", text) for text in reversed(carried) if text]
    own = _LEADING.sub("", own).strip(_STOPS)
    place = next((_PREPOSITION.match(layer.text) for layer in asked.layers if layer.let_go), None)
    if asked.instead and place and not _PREPOSITION.match(own):
        own = f"{place.group()}{own}"  # "för sjukfrånvaro", "och förskolan?"
    if is_sentence(asked) and own and carried:
        return f"{own}: {' '.join((carried[0][:1].lower() + carried[0][1:], *carried[1:]))}"
    if (others := _of_others(carried, own)) is not None:
        carried, own = others, ""
    said = " ".join(part for part in dict.fromkeys((*carried, own)) if part).strip()
    return said[:1].upper() + said[1:]


def _of_others(carried: Sequence[str], own: str) -> list[str] | None:
    """Return what was carried over with the people whom `own` names alone in place of those asked for before."""
    named = re.fullmatch(rf"(?:{_BEFORE}\s+)?({_PEOPLE.pattern})(?:\s+då)?", own, re.IGNORECASE)
    if named is None or not any(_PEOPLE.search(text) for text in carried):
        return None
    plain, owning = next(forms for begun, forms in _FORMS.items() if named[1].casefold().startswith(begun))
    return [_PEOPLE.sub(lambda match: owning if match.group().endswith("s") else plain, text) for text in carried]


def _added(scope: Scope, kept: Scope) -> str:
    """Return what of `scope` the question does not say itself: ` i Lövsjö enligt tertialrapport 1 2025`."""
    boards = [board for board in scope.boards if board not in kept.boards]
    types = [report_name(type_) for type_ in scope.types if type_ not in kept.types]
    years = [str(year) for year in scope.years if year not in kept.years]
    said = f" i {_listed(boards)}" if boards else ""
    report = _either(types)
    said += f" enligt {report}" if report else ""
    return said + (f" {_listed(years)}" if years else "")


def _either(names: Iterable[str]) -> str:
    return " eller ".join(names)


def _listed(names: Sequence[str]) -> str:
    return " och ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _tidy(text: str) -> str:
    """Return text without words that led up to what was taken out."""
    while (shorter := _LOOSE.sub("", text)) != text:
        text = shorter
    return re.sub(r"\s+([?!.,;:])", r"\1", " ".join(text.split()))
