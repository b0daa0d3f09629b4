"""Plans of questions about a report as a whole: its goals, or how it goes for the board."""

import re
from dataclasses import replace

from assistant.plan import Field, Figure, Plan, Step
from assistant.work.planning.hear import Heard
from assistant.work.planning.times import names_forecast_of_month
from ingest.facts.fact import Measure

_LEVELS = (("namndmal", 3), ("inriktningsmal", 1), ("verksamhet", 2), ("kf", 2), ("kommunfullmaktige", 2))
_TOP = re.compile(r"\b(under|inom|i|till) (mal |nr )?(?P<number>\d)(?![\d.,])")
_OUTCOMES = (Measure.FORECAST, Measure.FORECAST_AFTER, Measure.ACCOUNTS, Measure.OUTCOME)
_RESULT = re.compile(r"resultat|vinst|forlust")
# "Hur går det för hamnen", "hur ser ekonomin ut för hamnen", "hur ligger hamnen till ekonomiskt".
_OF_AREA = re.compile(
    r"^(?:och |men |sa )?hur (?:gar|gick|har) det (?:gatt )?(?:nu |ekonomiskt )?(?:for|hos)\b|\bekonomi(?:n|skt)\b"
)
OVERVIEW = (
    Figure(field=Field(measures=(Measure.DEVIATION,))),
    Figure(field=Field(measures=_OUTCOMES)),
    Figure(field=Field(measures=(Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET))),
)


def goals_listed(heard: Heard, base: Plan) -> Plan | None:
    """Which goals a report has, of one level or under one of them; nothing where a topic is named."""
    said = heard.cue("goals")
    if said is None or base.rows.words or heard.says("reaches", "misses", "indicators", "activities", "late"):
        return None
    if not base.rows.goals and (top := _TOP.search(heard.folded[said.end - 1 :])):
        base = replace(base, rows=replace(base.rows, goals=(top["number"],)))
    called = heard.folded[said.start : said.end]
    level = next((level for word, level in _LEVELS if word in called), 0)
    return replace(base, steps=(Step.GOALS,), goal_level=level)


def overview(heard: Heard, base: Plan) -> Plan | None:
    """How it goes for a board: its total, where the question names nothing more than that."""
    if not heard.says("opener") or base.rows.words or base.rows.goals or heard.says("which", "count", "indicators"):
        return None
    if names_forecast_of_month(heard.folded):
        return None  # what was expected then, another report or the text tells
    return overview_of(heard, base)


def area(heard: Heard, base: Plan) -> Plan | None:
    """How it goes for one area, or how its economy looks: the deviation of its row, with what it is of."""
    if not heard.says("opener") or not base.rows.words or base.rows.goals:
        return None
    if heard.says("which", "count", "indicators", "reaches", "beside_target", "misses") or heard.references_named:
        return None
    if _OF_AREA.search(heard.folded) is None or names_forecast_of_month(heard.folded):
        return None
    rows = replace(base.rows, several=False, kinds=(), money=True)
    return replace(base, rows=rows, figures=OVERVIEW[:1], steps=(Step.AREA,), years=_years(heard, base))


def overview_of(heard: Heard, base: Plan) -> Plan:
    """Return the plan for a board's total in the year that the question names."""
    rows = replace(base.rows, total=True, several=False, words="")
    steps = (Step.OVERVIEW, Step.RESULT) if _asks_result(heard) else (Step.OVERVIEW,)
    return replace(base, rows=rows, figures=OVERVIEW, steps=steps, years=_years(heard, base))


def _years(heard: Heard, base: Plan) -> tuple[int, ...]:
    years = base.years or tuple(dict.fromkeys(time.year for time in heard.times if time.year is not None))
    return years[:1]


def budget_kept(heard: Heard, base: Plan) -> Plan | None:
    """Did it keep its budget: the deviation of a row, or of the board where none is named."""
    if not heard.says("keeps_budget") or heard.says("which", "count", "indicators", "change", "share_of"):
        return None
    if not base.rows.words:
        return overview_of(heard, base)
    rows = replace(base.rows, several=False, kinds=(), money=True)
    return replace(base, rows=rows, figures=OVERVIEW, steps=(Step.OVERVIEW,), years=_years(heard, base))


def _asks_result(heard: Heard) -> bool:
    said = heard.cue("opener")
    return said is not None and _RESULT.search(heard.folded[said.start : said.end]) is not None
