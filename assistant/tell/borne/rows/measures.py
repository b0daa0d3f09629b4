"""What a sentence about a table row says that its figures measure."""

import re
from collections.abc import Sequence

from assistant.tell.borne.said.alike import same_word
from assistant.tell.borne.said.tokens import Token
from ingest.facts.fact import Measure

# What names a measure in a sentence about a row, folded; one that says more stands before one that says less.
_NAMED: tuple[tuple[frozenset[Measure], re.Pattern[str]], ...] = (
    (frozenset({Measure.GROSS_BUDGET}), re.compile(r"brutto\w*")),
    (frozenset({Measure.TARGET}), re.compile(r"(?:ars)?mal(?:et|en|ens|ets|varde[nt]?|niva|nivan)?")),
    (
        frozenset({Measure.FORECAST, Measure.FORECAST_AFTER, Measure.FORECAST_BEFORE}),
        re.compile(r"\w*prognos\w*|vantas|beraknas|forvantas"),
    ),
    (
        frozenset({Measure.DEVIATION, Measure.RESULT, Measure.CHANGE}),
        re.compile(r"avvik\w*|\w*avvikelse\w*|overskott\w*|underskott\w*"),
    ),
    (frozenset({Measure.BUDGET, Measure.FINAL_BUDGET}), re.compile(r"\w*budget\w*")),
    (frozenset({Measure.ACCOUNTS}), re.compile(r"bokslut\w*")),
    (frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME}), re.compile(r"utfall\w*")),
    (frozenset({Measure.INCOME}), re.compile(r"\w*intakt\w*|inkomst\w*")),
    (frozenset({Measure.COST}), re.compile(r"\w*kostnad\w*|utgift\w*")),
    (frozenset({Measure.CARRIED_IN}), re.compile(r"ingaende")),
    (frozenset({Measure.CARRIED_OUT}), re.compile(r"utgaende")),
    (frozenset({Measure.START}), re.compile(r"start\w*|borja\w*|pabor\w*|inled\w*")),
    (frozenset({Measure.END}), re.compile(r"slut\w*|klar\w*|avsluta\w*|senast|fardig\w*")),
)
COUNCIL = re.compile(r"\b(?:kf|kfs|kf:s|kommunfullmaktiges?|fullmaktiges?|stadens)\b")
# What is expected by its nature: that it is expected says nothing besides.
_COME = (frozenset({Measure.CARRIED_OUT}), frozenset({Measure.DEVIATION, Measure.RESULT, Measure.CHANGE}))
# Names of measures that say nothing besides: "nettobudget" says of which side it is, "personalkostnad" of what.
PLAIN = re.compile(
    r"(?:helars)?prognos(?:en|er|erna|ens)?|avvikelse[nr]?|avvek|avviker|(?:ars)?budget(?:en|ens)?|bokslut(?:et|ets)?"
    r"|utfall(?:et|ets)?|intakt(?:en|er|erna)|kostnad(?:en|er|erna)?|ingaende|utgaende|start(?:ar|ade|datum)?"
    r"|borja(?:r|de)|slut(?:datum)?|avsluta(?:s|des)|klar|senast|vantas|beraknas|forvantas"
)


def wanted_by(clause: Sequence[Token], name: str) -> frozenset[Measure] | None:
    """Return the measures that a clause names apart from the row's own name, nothing where it names two kinds."""
    found = [measures for token in clause if (measures := named_by(token)) and not _in_name(token, name)]
    distinct = list(dict.fromkeys(found))
    if len(distinct) > 1 and any(measures in _COME for measures in distinct):  # "beräknas ha en utgående fond"
        distinct = [measures for measures in distinct if Measure.FORECAST not in measures]
    if not distinct:
        return None
    return distinct[0] if len(distinct) == 1 else frozenset()


def named_by(token: Token) -> frozenset[Measure] | None:
    """Return the measures that a word names, None where it names none."""
    if token.is_figure:
        return None
    return next((measures for measures, pattern in _NAMED if pattern.fullmatch(token.folded)), None)


def pattern_of(wanted: frozenset[Measure]) -> re.Pattern[str]:
    """Return what names the measures `wanted` in words."""
    return next((pattern for measures, pattern in _NAMED if measures == wanted), re.compile(r"(?!)"))


def _in_name(token: Token, name: str) -> bool:
    return any(same_word(token.folded, word) for word in re.findall(r"\w+", name))
