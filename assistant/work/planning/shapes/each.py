"""Plans of an amount for each of what another column of its row counts: "kostnad per km"."""

import re
from dataclasses import replace

from assistant.plan import Field, Figure, Plan, Step, Way
from assistant.work.planning.fields import asked_field, in_period
from assistant.work.planning.hear import Heard
from ingest.facts.fact import Measure
from ingest.language.words import fold

_EACH = re.compile(r"\bper (?P<each>km|kilometer|mil|meter|kvm|kvadratmeter|ton|timme|\w{3,})\b")
_STEMS = {
    "kilometer": "km",
    "kvadratmeter": "kvm",
    "timme": "timmar",
    "invanare": "invanare",
    "hushall": "hushall",
}
_TIMES = frozenset({"manad", "ar", "kvartal", "vecka", "dag", "dygn", "tertial", "termin", "augusti", "april"})
_AMOUNTS = (Measure.COST, Measure.AMOUNT, Measure.BUDGET, Measure.ACCOUNTS, Measure.OUTCOME)


def for_each(heard: Heard, base: Plan) -> Plan | None:
    """How much a row's amount is for each of what another of its columns counts."""
    said = _EACH.search(heard.folded)
    if said is None or said["each"] in _TIMES or base.every_board or heard.says("which", "highest", "lowest", "change"):
        return None
    field = in_period(asked_field(heard, default=Field()), heard)
    words = " ".join(word for word in base.rows.words.split() if fold(word) != said["each"])
    if not field.measures or field.measures[0] not in _AMOUNTS or not words:
        return None
    stem = _STEMS.get(said["each"], said["each"].rstrip("e"))
    figure = Figure(field=field, against=Field(printed=(stem,), measures=(Measure.OTHER,)), way=Way.PER_UNIT)
    rows = replace(base.rows, words=words, several=False)
    return replace(base, rows=rows, figures=(figure,), steps=(Step.LIST,))
