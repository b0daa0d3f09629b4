"""Plans of one row beside another: how much more it is, how many times as much, which share of it goes where."""

import re
from dataclasses import replace

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.work.planning.fields import MONEY, asked_field, in_period
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.said import both_sexes
from assistant.work.planning.wanted_rows import rows_asked

_THAN = re.compile(
    r"\b(mer|mindre|fler|farre|storre|hogre|lagre|dyrare|billigare|mycket|stor|stort)\b.*?(?P<than>\ban\b)"
)
_TIMES = re.compile(r"\bhur manga (ganger|ggr)\b|\bhur manga (ganger|ggr) (mer|storre|hogre|dyrare|fler)\b")
_BETWEEN = re.compile(r"\bmellan\b")
_APART = re.compile(r"\b(skillnad\w*|skiljer|skilde|glapp\w*|differens\w*)\b")
_OF = re.compile(r"\b(andel(en)?|del(en)?|procent|hur mycket) av\b")
# What stands between a whole and its part: "av stadsmiljön GÅR TILL vägar", "av bistånd ÄR handläggning".
_GOES_TO = re.compile(
    r"\b(gar( at)?( till)?|laggs( pa)?|anvands( till)?|satsas( pa)?|avsatts?( till| for)?|ges( till)?|utgors av|utgor"
    r"|avser|bestar av|betalar for|ar|var|blir)\b"
)
_PURPOSE = re.compile(r"\bfor att\b")  # no row is what something is done for: that is told in words
# No row is a change: what part of one is due to something is told in words.
_CHANGE = re.compile(r"\b(okning|minskning|hojning|sankning|neddragning|forandring)\w*\b")


def between(heard: Heard, base: Plan) -> Plan | None:
    """How a row is away from another, or how many times it is as much."""
    if base.every_board or heard.says("boards") or base.rows.kinds or len(base.boards) > 1 or both_sexes(heard):
        return None
    times = _TIMES.search(heard.folded) is not None
    spans = _than(heard) or _apart(heard)
    if spans is None:
        return None
    one, other = (heard.rest_within(*span) for span in spans)
    if not one or not other:
        return None
    return _plan(heard, base, one, other, Way.TIMES if times else Way.DIFFERENCE)


def part_of(heard: Heard, base: Plan) -> Plan | None:
    """Which share of a row goes to a part of it."""
    said = _OF.search(heard.folded)
    if said is None or base.every_board or base.rows.kinds:
        return None
    verb = next((match for match in _GOES_TO.finditer(heard.folded, said.end())), None)
    if verb is None or _CHANGE.search(heard.folded, said.end(), verb.start()):
        return None
    if _PURPOSE.search(heard.folded, verb.end()):
        return None
    whole = heard.rest_within(said.end(), verb.start())
    part = heard.rest_within(verb.end(), len(heard.folded))
    if not whole or not part or _is_column(heard, said.end(), verb.start()):
        return None
    return _plan(heard, base, part, whole, Way.RATIO)


def _is_column(heard: Heard, start: int, end: int) -> bool:
    """Return whether all that is named from `start` to `end` calls a column: its sum is then the whole."""
    spans = [(r.called.start, r.called.end) for r in heard.references if r.called is not None]
    inside = [word for word in heard.left if start <= word.start < end]
    return all(any(first <= word.start < last for first, last in spans) for word in inside)


def _plan(heard: Heard, base: Plan, one: str, other: str, way: Way) -> Plan:
    field = in_period(asked_field(heard, default=MONEY), heard)
    if not field.measures:
        field = MONEY
    rows = replace(rows_asked(heard), words=one, several=False, share=None)
    figure = Figure(field=field, way=way)
    return replace(
        base, rows=rows, beside=Rows(words=other, money=rows.money), figures=(figure,), steps=(Step.BETWEEN,)
    )


def _than(heard: Heard) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the two rows are named: "hur mycket mer får A än B"."""
    said = _THAN.search(heard.folded)
    if said is None or (not heard.says("difference") and not _TIMES.search(heard.folded)):
        return None
    return (0, said.start("than")), (said.end("than"), len(heard.folded))


def _apart(heard: Heard) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the two rows are named: "skillnaden mellan A och B"; the rows tell which "och" parts them."""
    said, apart = _BETWEEN.search(heard.folded), _APART.search(heard.folded)
    if said is None or apart is None:
        return None
    parts = list(re.finditer(r"\boch\b", heard.folded[said.end() :]))
    if not parts:
        return None
    last = said.end() + parts[-1].start()
    return (said.end(), last), (last, len(heard.folded))
