"""Swedish sentences on how the arithmetic of a document's tables fares, for the person who added it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ingest.document import Table
from ingest.facts.proof.equations import Identity
from ingest.facts.proof.identities import Finding, Miss, findings, refuted
from ingest.facts.proof.sums import sum_findings
from ingest.language.counted import counted

_MOST_ROWS = 3  # of one finding that are named
SEVERAL_READINGS = "rubrikerna kan delas upp på flera sätt, och siffrorna avgör inte vilket"
COMPARE = "Jämför med originalet; siffrorna citeras som de står."
UNEXPLAINED = "siffrorna hör ihop på ett sätt som rubrikerna inte förklarar, så rubrikerna kan vara förskjutna"


def doubt(heads: Sequence[str], rows: Sequence[Sequence[str]], names: Sequence[str]) -> str:
    """Return why `heads` cannot be right: which identity fails by how much, or that they explain no relation."""
    failed = list(refuted(findings(heads, rows, names)))
    return f"{'; '.join(_failing(finding) for finding in failed)}" if failed else UNEXPLAINED


def contradictions(table: Table) -> Iterator[str]:
    """Yield what does not agree for each identity that some figures of a table break, be it that others satisfy it."""
    rows = [row for row in table.rows if row.certain]
    cells = [[cell.value for cell in row.cells] for row in rows]
    across = findings([column.printed for column in table.columns], cells, [row.name for row in rows])
    telling = [*(one for one in across if one.proven), *refuted(across), *sum_findings(table)]
    for finding in telling:
        if finding.misses:
            yield f"{_failing(finding)}. {_held(finding)}"


def table_warnings(tables: Iterable[tuple[Table, int | None]]) -> Iterator[str]:
    """Yield the sentences on `tables`, each with its page: which were not read with certainty, which contradict."""
    for number, (table, page) in enumerate(tables, start=1):
        place = f"Tabell {number}{f' på sida {page}' if page is not None else ''}"
        if table.doubt:
            yield f"{place} är osäkert läst och används inte: {table.doubt}."
        for sentence in contradictions(table):
            yield f"{place} stämmer inte: {sentence}. {COMPARE}"


def _failing(finding: Finding) -> str:
    """Return which identity fails, and by how much in which rows."""
    named = "; ".join(_miss(miss, finding) for miss in finding.misses[:_MOST_ROWS])
    more = len(finding.misses) - _MOST_ROWS
    return f"{_promise(finding)}{named}" + (f"; och {more} till" if more > 0 else "")


def _promise(finding: Finding) -> str:
    if finding.identity is Identity.SUM:
        return ""
    *parts, whole = (f"”{head}”" for head in finding.columns)
    return f"{_joined(parts)} ger inte {whole}: "


def _joined(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} och {parts[-1]}" if len(parts) > 1 else parts[0]


def _miss(miss: Miss, finding: Finding) -> str:
    printed, worked, off = _number(miss.printed), _number(miss.worked), _number(abs(miss.off))
    if finding.identity is Identity.SUM:
        way = "mer" if miss.off > 0 else "mindre"
        return f"i kolumnen ”{miss.column}” är ”{miss.row}” {printed}, {off} {way} än raderna tillsammans ({worked})"
    row = f"på raden ”{miss.row}” " if miss.row else ""
    return f"{row}står {printed}, de ger {worked} (skillnad {_number(miss.off)})"


def _held(finding: Finding) -> str:
    """Return how often the same identity holds."""
    if finding.identity is Identity.SUM:
        if not finding.held:
            return (
                "Raden stämmer inte i någon annan kolumn heller"
                if len(finding.misses) > 1
                else "Inget annat går att pröva"
            )
        return f"Raden stämmer i {counted(finding.held, 'annan kolumn', 'andra kolumner')}"
    if not finding.held:
        return "Det stämmer inte på någon rad"
    return f"Det stämmer på {counted(finding.held, 'annan rad', 'andra rader')}"


def _number(value: Decimal) -> str:
    """Return `value` as Swedish text: `1 618,2`."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace("-", "−")
