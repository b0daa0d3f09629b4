from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Row, TableKind
from ingest.read.plain.tables.find import find_tables
from tests.ingest.read.plain.tables.rendered_tables import (
    ACTIVITY_HEADER,
    ACTIVITY_KEYS,
    BUDGET_HEADER,
    BUDGET_KEYS,
    PLAN_HEADER,
    PLAN_KEYS,
    REPORT_HEADER,
    REPORT_KEYS,
    Sheet,
    Wanted,
    read_lines,
    write_budget,
    write_goal_table,
)

_SYLLABLES = "ba de fi go hu ja ke li mo nu pa re si to vu ström berg lund vård plats sätt miljö träff".split()
_WORD = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=5).map("".join)
_NAME = st.lists(_WORD, min_size=1, max_size=8).map(lambda words: " ".join([words[0].capitalize(), *words[1:]]))
_THOUSANDS = st.integers(1_000, 999_999).map(lambda number: f"{number:,}".replace(",", " "))
_DECIMAL = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda pair: f"{pair[0]},{pair[1]}")
_UNIT = st.sampled_from(["%", "st", "ton", "GWh", "kg CO2 per kg livsmedel", "barn/avd."])
_LARGE = st.tuples(_THOUSANDS, st.sampled_from(["st", "ton", "GWh"])).map(" ".join)
_QUANTITY = st.one_of(
    st.tuples(_DECIMAL, _UNIT).map(" ".join),
    st.tuples(st.integers(0, 999).map(str), _UNIT, st.sampled_from([" ", "  "])).map(lambda v: v[0] + v[2] + v[1]),
)
_WORDS = st.sampled_from(
    ["Ökning", "Minskning", "Tas fram av nämnd", "Tas fram av nämnd/styrelse", "Max 10 personer", "Fastställs 2031"]
)
_SMALL_VALUE = st.one_of(_QUANTITY, _DECIMAL, _WORDS, st.just(""))  # after a name, thousands leave two readings
_VALUE = st.one_of(_SMALL_VALUE, _LARGE)
_PERIOD = st.sampled_from(["Tertial 1 2032", "2032"])
_HOW_OFTEN = st.sampled_from(["År", "Tertial", "Kvartal", "Månad", "Halvår"])
_DATE = st.dates(min_value=date(2030, 1, 1), max_value=date(2039, 12, 31)).map(str)
_QUICK = settings(max_examples=settings().max_examples * 3 // 5)


def _rows(*columns: st.SearchStrategy[str]) -> st.SearchStrategy[list[Wanted]]:
    row = st.builds(
        Wanted,
        name=_NAME,
        values=st.tuples(*columns).filter(lambda values: any(values[:-1])),
        icon=st.booleans(),
        break_after=st.one_of(st.none(), st.none(), st.integers(1, 4)),
        values_above=st.booleans(),
    )
    return st.lists(row, min_size=1, max_size=6)


def _read(text: str, kind: TableKind) -> list[Row]:
    tables = [found.table for found in find_tables(read_lines(text))]
    assert [table.kind for table in tables] == [kind]
    return list(tables[0].rows)


def _as_wanted(rows: list[Row], keys: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    assert all(row.certain for row in rows)
    assert all(tuple(cell.column.key for cell in row.cells) == keys for row in rows)
    return [(row.name, tuple(cell.value for cell in row.cells)) for row in rows]


@_QUICK
@given(rows=_rows(_SMALL_VALUE, *[_VALUE] * 6, _PERIOD), name_width=st.integers(16, 26), cell_width=st.integers(7, 16))
def test_indicators_of_a_report_come_back(rows: list[Wanted], name_width: int, cell_width: int) -> None:
    sheet = Sheet(header=REPORT_HEADER, name_width=name_width, cell_width=cell_width)
    text = write_goal_table(rows, sheet)
    found = _read(text, TableKind.INDICATOR)
    assert _as_wanted(found, REPORT_KEYS) == [(row.name, _folded(row.values)) for row in rows]


@_QUICK
@given(rows=_rows(_SMALL_VALUE, _VALUE, _HOW_OFTEN), cell_width=st.integers(9, 30))
def test_indicators_of_a_plan_come_back(rows: list[Wanted], cell_width: int) -> None:
    text = write_goal_table(rows, Sheet(header=PLAN_HEADER, name_width=28, cell_width=cell_width))
    found = _read(text, TableKind.INDICATOR)
    assert _as_wanted(found, PLAN_KEYS) == [(row.name, _folded(row.values)) for row in rows]


@_QUICK
@given(rows=_rows(_DATE, _DATE, st.just("")))
def test_activities_come_back(rows: list[Wanted]) -> None:
    text = write_goal_table(rows, Sheet(header=ACTIVITY_HEADER, name_width=60, cell_width=40))
    found = _read(text, TableKind.ACTIVITY)
    assert _as_wanted(found, ACTIVITY_KEYS) == [(row.name, _folded(row.values)) for row in rows]


def _folded(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(value.split()) for value in values)


def _printed(tenths: int) -> str:
    return f"{tenths / 10:,.1f}".replace(",", " ").replace(".", ",")


def _tenths(printed: str) -> int:
    return int(printed.replace(" ", "").replace(",", ""))


def _money(low: int, high: int) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(_printed)


def _with_net(row: Wanted) -> Wanted:
    """Return `row` with the net that its cost and its income give."""
    cost, income, _, *rest = row.values
    return replace(row, values=(cost, income, _printed(_tenths(cost) + _tenths(income)), *rest))


@_QUICK
@given(
    rows=_rows(_money(0, 90_000), _money(-90_000, 0), *[_money(-90_000, 90_000)] * 3).filter(
        lambda rows: len(rows) > 1
    ),
    empty=st.integers(0, 3),
)
def test_budgets_come_back(rows: list[Wanted], empty: int) -> None:
    rows = [_with_net(row) for row in rows]
    rows[-1] = Wanted(name="varav omslutning", values=rows[-1].values[: 5 - empty] + ("",) * empty)
    text = write_budget(rows, Sheet(header=BUDGET_HEADER, name_width=30))
    found = _read(text, TableKind.BUDGET)
    assert _as_wanted(found, BUDGET_KEYS) == [(row.name, _folded(row.values)) for row in rows]
    assert {row.unit for row in found} == {"mnkr"}


@_QUICK
@given(
    rows=_rows(_money(50_000, 90_000), _money(-9_000, -1_000), *[_money(1_000, 90_000)] * 3).filter(
        lambda rows: len({row.values for row in rows}) > 2
    ),
    shift=st.integers(1, 4),
)
def test_figures_under_the_wrong_heads_are_never_certain(rows: list[Wanted], shift: int) -> None:
    moved = [replace(row, values=row.values[shift:] + row.values[:shift]) for row in map(_with_net, rows)]
    text = write_budget(moved, Sheet(header=BUDGET_HEADER, name_width=30))
    assert all(not row.certain for found in find_tables(read_lines(text)) for row in found.table.rows)


_ODD_NAME = st.tuples(_NAME, st.sampled_from(["", " T2", " dag 1-14", " (index)", " LSS-boende", " (65 år och äldre)"]))


@_QUICK
@given(
    rows=st.lists(st.tuples(_ODD_NAME.map("".join), _VALUE, _VALUE, _HOW_OFTEN), min_size=1, max_size=5),
    stripped=st.booleans(),
)
def test_no_row_is_read_wrongly_or_lost(rows: list[tuple[str, str, str, str]], stripped: bool) -> None:
    wanted = [Wanted(name=row[0], values=row[1:]) for row in rows if any(row[1:3])]
    text = write_goal_table(wanted, Sheet(header=PLAN_HEADER, name_width=40, cell_width=60))
    if stripped:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    read = [row for found in find_tables(read_lines(text)) for row in found.table.rows]
    assert len(read) == len(wanted)
    for row, true in zip(read, wanted, strict=True):
        if row.certain:
            assert (row.name, tuple(cell.value for cell in row.cells)) == (true.name, _folded(true.values))
        assert text[row.spans[0].start :].startswith(true.name.split(" ")[0])
