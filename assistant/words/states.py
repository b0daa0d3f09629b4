"""The states that tables tell in words, as a question asks for them: undone, under way, late, stopped, decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.language.words import fold, squeeze


class State(StrEnum):
    """How far a thing has come, or whether it is decided."""

    NOT_BEGUN = "not begun"
    LATE = "late"
    STOPPED = "stopped"
    MISSED = "missed"
    PARTLY = "partly"
    ONGOING = "under way"
    DONE = "done"
    PENDING = "not decided"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateAsked:
    """The state that rows are asked for in, all others where it is `negated`, with the spans that say so."""

    state: State
    negated: bool
    spans: tuple[tuple[int, int], ...]

    @property
    def of_decisions(self) -> bool:
        """Return whether it is asked what is decided."""
        return self.state is State.DECIDED

    def holds(self, state: State) -> bool:
        """Return whether a row in `state` is asked for."""
        return (state is self.state) is not self.negated


# Folded, the beginning of a cell; the first that matches tells.
_PROGRESS = (
    (
        State.NOT_BEGUN,
        r"(?:ej|inte|annu (?:ej|inte)) (?:an )?(?:pabor|start|borja|igang|i gang)|opaborja|planera[dt]s?\b|kommande",
    ),
    (State.LATE, r"forsena|fordroj|skjut|uppskjut|flytta[dts]|senarelag"),
    (State.STOPPED, r"avbrut|paus|vilande|avvakta|utga[rt]|utgick|installd|installt|nedlag|lagts ned|stoppa|struk"),
    (State.MISSED, r"(?:ej|inte)\b|nej\b|rod\b|missa"),
    (State.PARTLY, r"delvis|till viss|till stor|gul\b|nastan"),
    (State.ONGOING, r"pagar|pagaende|pabor|startad|startat|i gang|igang|under arbete|arbete pagar|loper|genomfors\b"),
    (
        State.DONE,
        r"(?:helt |redan |ar )?(?:klar[at]?\b(?! till)|avsluta|genomfor[dt]|slutfor[dt]|fardig|utfor[dt]|verkstall[dt]"
        r"|atgarda[dt]|leverera[dt]|implementera[dt]|infor[dt]|uppfyll[dt]|uppna[dt]|natt\b|ja\b|gron\b)",
    ),
)
_DECISIONS = (
    (
        State.PENDING,
        r"(?:ej|inte|annu|nej)\b|vanta|avvakta|aterremi|aterremitt|bordl|foresl|forslag|bered|under beredning|utred"
        r"|planer|kvarstar|tas upp|kommer|obeslut",
    ),
    (
        State.DECIDED,
        r"beslut(?:ad|at|ade|ades|en)\b|beslut fatta|godkan|antag|fattat|bifall|ja\b|delegation|faststall|klubba"
        r"|.{0,12}(?:§|\d{4}-\d\d-\d\d)|\d{1,2} \w+ (?:19|20)\d\d",
    ),
)
_CELLS = {
    False: tuple((state, re.compile(form)) for state, form in _PROGRESS),
    True: tuple((state, re.compile(form)) for state, form in _DECISIONS),
}
_NEVER = r"(?:inte|ej|aldrig|icke)"
_DONE = (
    r"(?:klar[at]?(?! \w+(?:ast|are|sta)\b)|fardig\w*|avsluta\w*|genomfor[dt]\w*|genomforas?|slutfor\w*"
    r"|utfor[dt]\w*|utforas?|verkstall\w*|i mal|i hamn|gjor[dt]\w*)"
)
_DECIDED = r"(?:beslut\w*|sagt ja|sa ja|godkan\w*|antag\w*|antog\w*|klubba\w*|bifall\w*)"
_BEGUN = r"(?:pabor\w*|start\w*|borja\w*|igang|i gang)"
_ASKED: tuple[tuple[State, bool, re.Pattern[str]], ...] = (
    (State.NOT_BEGUN, False, re.compile(rf"\b{_NEVER}\b(?: \w+){{0,3}} {_BEGUN}\b|\bopaborja\w*")),
    (
        State.DECIDED,
        True,
        re.compile(
            rf"\b{_NEVER}\b(?: \w+){{0,3}} {_DECIDED}|\b{_DECIDED} {_NEVER}\b"
            r"|\bvanta\w*(?: \w+){0,3} (?:beslut|svar)\w*|\bobeslutade?\b"
        ),
    ),
    (
        State.DONE,
        True,
        re.compile(
            rf"\b(?:{_NEVER}|utan att)\b(?: \w+){{0,3}} {_DONE}\b|\b{_DONE} {_NEVER}\b"
            rf"|\b(?:hann|hunni|hinn)\w*\b.{{0,60}}\b{_NEVER}\b|\b{_NEVER}\b.{{0,30}}\b(?:hann|hunni|hinn)\w*\b"
            r"|\b(?:aterstar|kvarstar|oavslutade?|ofardiga?|kvar att (?:gora|genomfora|slutfora))\b"
        ),
    ),
    (State.LATE, False, re.compile(r"\bforsena\w*")),
    (State.STOPPED, False, re.compile(r"\b(?:avbrut\w*|stoppa\w*|paus\w*|installd\w*|lagts ned)\b")),
    (State.ONGOING, False, re.compile(r"\b(?:pagar|pagaende|(?:ar|ligger) (?:i gang|igang))\b")),
    (
        State.DECIDED,
        False,
        re.compile(r"\b(?:ar|blev|blivit|har|redan|namnden|styrelsen|fullmaktige)(?: \w+){0,2} " + _DECIDED),
    ),
    (
        State.DONE,
        False,
        re.compile(
            rf"\b(?:ar|var|blev|blivit|har|hann|hunnit|redan|helt)(?: \w+){{0,2}} {_DONE}\b|\bhann(?: \w+){{0,3}} med\b"
        ),
    ),
)

_VERBS = {
    State.DONE: (re.compile(rf"\b{_DONE}\b"),),
    State.DECIDED: (re.compile(rf"\b{_DECIDED}"),),
    State.NOT_BEGUN: (re.compile(rf"\b{_BEGUN}\b"),),
}  # what else of a question says no more


def state_asked(folded: str) -> StateAsked | None:
    """Return the state that a folded question asks for rows in, None where it asks for none."""
    for state, negated, pattern in _ASKED:
        if pattern.search(folded):
            said = (pattern, *_VERBS.get(state, ()))
            spans = tuple(match.span() for one in said for match in one.finditer(folded))
            return StateAsked(state=state, negated=negated, spans=spans)
    return None


def state_told(printed: str, *, of_decisions: bool) -> State | None:
    """Return the state that a cell tells, None where its words are none."""
    said = fold(squeeze(printed))
    return next((state for state, form in _CELLS[of_decisions] if form.match(said)), None)


def tells_states(cells: Sequence[str], *, of_decisions: bool) -> bool:
    """Return whether most cells of a column tell a state, and not all the same."""
    told = [state_told(cell, of_decisions=of_decisions) for cell in cells]
    known = [state for state in told if state is not None]
    return len(known) * 3 >= len(cells) * 2 and bool(known)
