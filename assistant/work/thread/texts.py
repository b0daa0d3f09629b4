"""Every Swedish text of a thread."""

from collections.abc import Sequence

from assistant.tell.statements import unlinked
from assistant.work.thread.stages import Stage, Step
from ingest.document import ReportType
from ingest.facts.fact import Counted, Period
from ingest.facts.months import is_plan
from ingest.facts.texts import period_text

NO_THREAD = "Ingen rad i dokumentens tabeller svarar mot ”{asked}”."
UNKNOWN_BOARD = "Samlingen har inga dokument från ”{board}”: se vilka nämnder som finns med python -m ingest list."
NEAR = "Rader som ligger nära: {names}."
WITHOUT = "Raden finns inte hos {boards}."
CONTRADICTION = "Uppgifterna går isär för {board}, {stage}: {first}, men också {others}."
BOARD, GOALS = "Nämnd", "Mål"
ROW, STAGE, VALUE, FIGURE, UNIT = "Rad", "Uppgift", "Värde", "Tal", "Enhet"
DOCUMENT, PAGE, QUOTE, DIFFERS_FROM = "Dokument", "Sida", "Källtext", "Avviker från"
CELLS = "Uppgifter med källor"
THEN = " → "
LINE = "{row}, {board}"
STEP = "– {step}: {told}"
AT = "{when} {value}"
PARTLY = "Utfall för en del av ett år går inte att jämföra med utfall för ett helt år."
IN_TABLE = "… Resten står i tabellen."
NO_START = "Uppgift för {year} saknas."
HIGHEST, LOWEST = "Högst", "Lägst"
EXTREME = "{which}: {years} ({value}), av hela år {first}–{last}. {row}, {board} {marks}"
ROSE, FELL = "ökat", "minskat"
EVERY_YEAR = "Ja, {row} har {done} varje år {first}–{last} ({board}) {marks}"
NOT_EVERY_YEAR = "Nej, {row} har inte {done} varje år {first}–{last}: {steps} ({board}) {marks}"
AGAINST = "{year} {new} mot {old} {before}"
NO_BOARD = "Nämnden okänd"
EMPTY_CELL = "tom"
DIFFERS = "≠"

_STEPS = {
    Step.COUNCIL_TARGET: "KF:s årsmål",
    Step.TARGET: "Årsmål",
    Step.BUDGET: "Budget",
    Step.OUTCOME: "Utfall",
    Step.FORECAST: "Prognos",
    Step.DEVIATION: "Avvikelse",
    Step.GROSS_BUDGET: "Bruttobudget",
    Step.CARRIED_IN: "Ingående överskott",
    Step.RESULT: "Resultat",
    Step.CARRIED_OUT: "Utgående överskott",
}
_COUNTED = {Counted.ALL: "", Counted.WOMEN: "kvinnor", Counted.MEN: "män"}


def step_label(step: Step) -> str:
    """Return what is told: `Utfall`."""
    return _STEPS[step]


def when(stage: Stage) -> str:
    """Return when a stage is, and in which report it is told anew: `2025`, `januari-april 2025`, `2025 (T1)`."""
    told = _report(stage.told, stage.year) if stage.told is not None else ""
    return f"{period_text(Period(year=stage.year, first=stage.first, last=stage.last))}{told}"


def stage_label(stage: Stage) -> str:
    """Return the head of a column: `Årsmål 2025`, `Utfall januari-april 2025`, `Prognos 2025 (T1)`."""
    return f"{step_label(stage.step)} {when(stage)}"


def _report(told: ReportType, year: int) -> str:
    """Return in which report a forecast is told; a plan tells that of the year before its own."""
    return f" ({told} {year + 1})" if is_plan(told) else f" ({told})"


def board_label(board: str | None, counted: Counted) -> str:
    """Return whose line it is: `Lillköping`, `Lillköping, kvinnor`."""
    return ", ".join(part for part in (board or NO_BOARD, _COUNTED[counted]) if part)


def goal_label(goals: tuple[tuple[str, str], ...]) -> str:
    """Return the innermost goal: `1.1.1 Barn läser`."""
    return unlinked(" ".join(part for part in goals[-1] if part)) if goals else ""


def listed(parts: Sequence[str]) -> str:
    """Return `parts` as Swedish prose: `a, b och c`."""
    return " och ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
