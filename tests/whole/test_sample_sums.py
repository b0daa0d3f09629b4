"""The sums of the invented documents' budget tables add up."""

import re
from collections.abc import Iterator, Sequence

import pytest

from eval.sources import Sources, open_sources
from tests.places import SAMPLE

BUDGETS = (
    "vb-2024-asdal-mellanvik",
    "101",
    "102",
    "bildspel-t2",
    "106",
    "104",
    "tertialrapport-1-2025-lovsjo-tegelbruket",
    "107",
)
DECIMALS = re.compile(r"(?P<name>.*?)(?P<values>(?:(?:^| )-?\d{1,3}(?: \d{3})*,\d)+) ?$")
WHOLE = re.compile(r"(?P<name>(?:.*[^\d ,-])?)(?P<values>(?:(?:^| )-?\d{1,3})+) ?$")

Values = tuple[int, ...]


@pytest.fixture(scope="module")
def sources() -> Sources:
    """Return the sample's documents."""
    return open_sources(SAMPLE)


def blocks(text: str) -> Iterator[str]:
    """Yield what stands between blank lines or page breaks, rows of Markdown singly; tags and white space folded."""
    bare = re.sub(r"</?b>", "", text)
    for block in re.split(r"\n\s*\n|\n(?= \S)", bare):
        for piece in block.split("\n") if "\t" in block else [block]:
            yield " ".join(piece.split())


def rows(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield name and values of each row; a name that stands in a block of its own is joined to its values."""
    before = ""
    for block in blocks(text):
        if match := pattern.match(block):
            yield match["name"].strip() or before, match["values"].strip()
        before = block


def is_total(name: str) -> bool:
    """Say whether a row is the sum of the rows above it."""
    return name.casefold().startswith(("total", "summa"))


def tenths(values: str) -> Values:
    """Return numbers with one decimal as tenths: `1 618,2 -3,0` -> (16182, -30)."""
    found = re.findall(r"-?\d{1,3}(?: \d{3})*,\d", values)
    return tuple(int(value.replace(" ", "").replace(",", "")) for value in found)


def budget_tables(text: str) -> Iterator[tuple[list[tuple[str, Values]], Values]]:
    """Yield the rows above each total, and the total."""
    table: list[tuple[str, Values]] = []
    for name, values in rows(text, DECIMALS):
        if not is_total(name):
            table.append((name, tenths(values)))
            continue
        yield table, tenths(values)
        table = []


def summed(table: Sequence[Values], columns: int) -> Values:
    """Return the sums of each column."""
    return tuple(sum(row[column] for row in table) for column in range(columns))


def groups(table: Sequence[tuple[str, Values]]) -> Iterator[tuple[Values, list[Values]]]:
    """Yield each row that is divided, with its parts ("varav")."""
    whole: Values = ()
    parts: list[Values] = []
    for name, values in [*table, ("", ())]:
        if name.startswith("varav"):
            parts.append(values)
            continue
        if whole and parts:
            yield whole, parts
        whole, parts = values, []


@pytest.mark.parametrize("doc", BUDGETS)
def test_budget_tables_add_up(sources: Sources, doc: str) -> None:
    found = [(table, total) for table, total in budget_tables(sources.text_of(doc).text) if table]
    assert found
    for table, total in found:
        width = len(total)
        addends = [v[:width] for name, v in table if not name.startswith("varav") and len(v) == width]
        assert summed(addends, width) == total, table
        for whole, parts in groups(table):
            if len(parts) > 1:
                assert summed(parts, len(whole)) == whole


def readings(values: str, columns: int) -> set[Values]:
    """Return the ways to read whole numbers as `columns` numbers: `46 120 -610` in two -> {(46120, -610)}."""
    groups_of_digits = values.split()
    found: set[Values] = set()

    def extend(read: Values, rest: Sequence[str]) -> None:
        if not rest:
            found.update({read} if len(read) == columns else set())
            return
        for taken in range(1, min(3, len(rest)) + 1):
            if all(re.fullmatch(r"\d{3}", group) for group in rest[1:taken]) and len(read) < columns:
                extend((*read, int("".join(rest[:taken]))), rest[taken:])

    extend((), groups_of_digits)
    return found


@pytest.mark.parametrize(
    ("doc", "columns"),
    [("101", 2), ("102", 4), ("104", 2), ("106", 2), ("tertialrapport-1-2025-lovsjo-tegelbruket", 3), ("107", 3)],
)
def test_result_units_add_up(sources: Sources, doc: str, columns: int) -> None:
    text = sources.text_of(doc).text
    found = list(rows(text[text.index("Resultatenhet (tkr)") :], WHOLE))
    last = next(index for index, (name, _) in enumerate(found) if is_total(name))
    sums = {(0,) * columns}
    for _, values in found[:last]:
        sums = {summed([one, row], columns) for one in sums for row in readings(values, columns)}
    assert last >= 5
    assert sums & readings(found[last][1], columns)
