"""The conditions that a question puts on rows: numbers, days, what stands in a cell or does not."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.plan import MIRRORED, Bound, Check, Condition, Field
from assistant.work.planning.fields import MONEY, asked_field, goes_down
from assistant.work.planning.hear import Heard
from assistant.work.planning.times import TimeSaid
from ingest.facts.fact import Measure
from ingest.language.numbers import NumberMention
from ingest.language.words import fold

_NUMBER_TESTS = (
    (Check.AT_LEAST, re.compile(r"\b(minst|lagst|atminstone|fran och med|ar lika med eller over|uppgar till minst)$")),
    (Check.AT_MOST, re.compile(r"\b(hogst|max|maximalt|som mest|upp till|inte mer an|ej over)$")),
    (Check.ABOVE, re.compile(r"\b(mer an|over|storre an|hogre an|fler an|dyrare an|overstiger|ovanfor)$")),
    (Check.BELOW, re.compile(r"\b(mindre an|under|lagre an|farre an|billigare an|understiger|inte upp till)$")),
    (Check.EQUAL, re.compile(r"\b(exakt|precis|lika med)$")),
)
_DAY_TESTS = (
    (Check.BEFORE, re.compile(r"\b(fore|innan|tidigare an)( den| slutet av)?$")),
    (Check.AFTER, re.compile(r"\b(efter|senare an)( den)?$")),
    (Check.UNTIL, re.compile(r"\b(senast|till och med|t\.?o\.?m\.?|fram till|inte senare an)( den| i)?$")),
    (Check.FROM, re.compile(r"\b(fran och med|fr\.?o\.?m\.?|fran|tidigast)( den)?$")),
)
TOLD_CHANGE = Field(measures=(Measure.CHANGE,))  # the column in which a table tells its rows' change
_ENDS = Field(measures=(Measure.END,))
_STARTS = Field(measures=(Measure.START,))
_LATE = Condition(
    field=Field(measures=(Measure.DEVIATION, Measure.COMMENT)),
    test=Check.SAYS,
    bound=Bound(words=("forsen", "avvik", "ej enligt", "inte enligt", "fordroj", "skjuts")),
)
_STATUS = Field(measures=(Measure.COMMENT, Measure.OTHER), printed=("status|lage|bedomning",))
_STATES = {
    "done": ("klar", "avslutad", "avslutat", "genomford", "genomfort", "slutford", "slutfort", "fardig"),
    "ongoing": ("pagar", "pagaende", "i gang", "under arbete", "paborjad", "paborjat"),
    "not_begun": ("ej pabor", "inte pabor", "ej start", "inte start", "ej igang", "inte igang"),
}  # how the cell begins
_BEFORE = 26  # characters before a number or a day in which its test stands


def conditions(heard: Heard) -> tuple[Condition, ...]:
    """Return the conditions that a question puts on rows."""
    days = tuple(_days(heard))
    return (*numbers_asked(heard), *days, *(() if days else _states(heard)), *_cells(heard))


def is_sifted(heard: Heard) -> bool:
    """Return whether a question puts any condition on rows."""
    return bool(conditions(heard))


def counted_rows(heard: Heard) -> int | None:
    """Return how many rows the question says that there are: "de tre enheterna"."""
    for number in heard.numbers:
        quantity = number.quantity
        if quantity is None or quantity.unit is not None or _test_of(heard, number) is not None:
            continue
        if quantity.value == int(quantity.value) and 1 < quantity.value <= 30:
            return int(quantity.value)
    return None


def numbers_asked(heard: Heard) -> Iterator[Condition]:
    """Give the conditions that numbers of the question put on rows: "över 200 mnkr"."""
    for number in heard.numbers:
        test, quantity = _test_of(heard, number), number.quantity
        if test is None or quantity is None:
            continue
        if quantity.unit == "%" and heard.says("change"):  # "höjs med mer än 5 procent"
            yield _of_change(heard, test, quantity.value)
            continue
        default = MONEY if quantity.kind == "kr" else Field()
        yield Condition(
            field=asked_field(heard, default=default),
            test=test,
            bound=Bound(number=quantity.value, unit=quantity.unit),
        )


def _of_change(heard: Heard, test: Check, number: Decimal) -> Condition:
    """Return what a change in per cent must come to, of what goes down with a minus."""
    down = goes_down(heard)
    bound = Bound(number=-number if down else number, unit="%")
    return Condition(field=TOLD_CHANGE, test=MIRRORED.get(test, test) if down else test, bound=bound)


def _test_of(heard: Heard, number: NumberMention) -> Check | None:
    before = heard.folded[max(0, number.start - _BEFORE) : number.start].rstrip()
    return next((test for test, pattern in _NUMBER_TESTS if pattern.search(before)), None)


def _days(heard: Heard) -> Iterator[Condition]:
    if not heard.says("activities") and not heard.calls("start", "end"):
        return
    field = _STARTS if heard.calls("start") and not heard.calls("end") else _ENDS
    for time in heard.times:
        if time.period is not None and time.period.first is None:
            continue  # a year alone is that of the report
        yield Condition(field=field, test=day_test(heard, time), bound=Bound(moment=time.moment))


def _states(heard: Heard) -> Iterator[Condition]:
    """Give the state that things are asked for in, told by a column of states: never by a word of a comment."""
    for name, words in _STATES.items():
        if heard.says(name):
            yield Condition(field=_STATUS, test=Check.IS, bound=Bound(words=words))
    if heard.says("not_done"):
        yield Condition(field=_STATUS, test=Check.IS_NOT, bound=Bound(words=_STATES["done"]))


def day_test(heard: Heard, time: TimeSaid) -> Check:
    """Return how days are to stand to the time that is said: within it, where nothing else is."""
    before = heard.folded[max(0, time.start - _BEFORE) : time.start].rstrip()
    found = next((test for test, pattern in _DAY_TESTS if pattern.search(before)), None)
    return found or Check.WITHIN


def _cells(heard: Heard) -> Iterator[Condition]:
    words = tuple(fold(text) for text in heard.quoted)
    columns = tuple(_columns(heard))
    if heard.says("late") and not heard.calls("budget", "net_budget", "net", "forecast", "accounts"):
        yield _LATE
    elif heard.says("postponed") or (words and columns):
        said = words or tuple(word for word in ("tas fram", "faststalls") if word in heard.folded)
        field = next((column for column in columns), Field(measures=(Measure.TARGET, Measure.COUNCIL_TARGET)))
        yield Condition(field=field, test=Check.SAYS, bound=Bound(words=said))
    elif heard.says("empty"):
        yield from (Condition(field=column, test=Check.EMPTY) for column in columns)
    elif heard.says("filled") and columns and heard.says("indicators") and not heard.says("by_sex"):
        yield from (Condition(field=column, test=Check.FILLED) for column in columns)


def _columns(heard: Heard) -> Iterator[Field]:
    """Give the columns of which something is said, each in the report's own time."""
    for ref in heard.references:
        if ref.called is not None and ref.called.words.measures and not ref.called.words.weak:
            yield Field(measures=ref.called.words.measures[:1], side=ref.called.words.side)
