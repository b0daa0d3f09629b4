"""How much a figure has changed, where a sentence tells it from and to: "minskade från 318 till 287"."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant import texts
from assistant.tell.arithmetic import spoken
from assistant.tell.statements import Statement
from ingest.language.numbers import Quantity, parse_quantity
from ingest.language.words import fold

_ASKS = re.compile(
    r"\bhur (mycket|mkt|manga|stort?)\b.*\b(?P<way>oka|minska|stig|steg|sjunk|sjonk|sank|hoj|vaxt|vuxit|krymp)\w*"
)
_DOWN = frozenset({"minska", "sjunk", "sjonk", "sank", "krymp"})
_NUMBER = r"\d{1,3}(?:[  ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNIT = r"(?:procent|%|mnkr|tkr|kronor|kr|miljoner kronor|miljoner|dagar|timmar|ton|kilo)"
_STEP = re.compile(
    rf"\bfrån (?P<old>{_NUMBER})(?: (?P<of_old>{_UNIT}))? till (?P<new>{_NUMBER})(?: (?P<of_new>{_UNIT}))?(?![\d,]\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def with_step(told: tuple[Statement, ...], question: str) -> tuple[Statement, ...]:
    """Return the statements led by the change, where that is asked for and the first tells one step alone.

    Of two steps nothing tells which is meant; a step the other way is not the one that is asked for.
    """
    asks = _ASKS.search(fold(question))
    if asks is None or not told or told[0].cell is not None:
        return told
    steps = [step for step in _STEP.finditer(told[0].text) if not _YEAR.fullmatch(step["old"])]
    if len(steps) != 1:
        return told
    change = _change(steps[0], down=asks["way"] in _DOWN)
    if not change:
        return told
    return (replace(told[0], text=f"{change[:1].upper()}{change[1:]}. {told[0].text}"), *told[1:])


def _change(step: re.Match[str], *, down: bool) -> str:
    unit = step["of_new"] or step["of_old"] or ""
    old, new = parse_quantity(f"{step['old']} {step['of_old'] or unit}"), parse_quantity(f"{step['new']} {unit}")
    if not isinstance(old, Quantity) or not isinstance(new, Quantity) or old.unit != new.unit:
        return ""
    difference = new.value - old.value
    if not difference or (difference < 0) is not down:
        return ""
    percent = unit in ("procent", "%")
    amount = f"{spoken(abs(difference))} {texts.PERCENTAGE_POINTS if percent else unit}".rstrip()
    share = ""
    if not percent and old.value:
        share = f" ({spoken((difference / abs(old.value) * 100).quantize(Decimal('0.1'), ROUND_HALF_UP))} %)"
    return f"{texts.DECREASE if down else texts.INCREASE} {texts.BY} {amount}{share}"
