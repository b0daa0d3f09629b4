import re

import pytest

from ingest.document import Line
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.tables.blocks import FoundTable
from ingest.read.plain.tables.find import find_tables
from tests.ingest.read.plain.tables.table_facts import cells_of, facts, table_on
from tests.places import SHARED

CORPUS = SHARED / "corpus"
DOCUMENTS = ("000", "001", "002", "004")
CELLS_RIGHT = 0.98  # share of the hand-checked cells that must be right

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the four real documents are not beside the repository"),
]


def _read(document: str) -> tuple[tuple[Line, ...], tuple[FoundTable, ...]]:
    lines = repair(next(CORPUS.glob(f"{document}_*")).read_text(encoding="utf-8"))
    return lines, find_tables(lines)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_hand_checked_cells_are_right_and_no_row_is_lost(document: str) -> None:
    lines, found = _read(document)
    right = wrong = 0
    for fact in facts(f"facts_{document}.json"):
        table = table_on(fact.line, found, lines).table
        assert len(table.rows) == len(fact.rows)
        assert table.kind == fact.kind
        for row, wanted in zip(table.rows, fact.rows, strict=True):
            cells = cells_of(row)
            assert row.name.startswith(wanted.name)
            assert (row.section or "").startswith(wanted.section or "")
            assert row.unit == fact.unit
            for key, value in wanted.cells.items():
                same = value == "" == cells.get(key) if not value else cells.get(key, "").startswith(value)
                right, wrong = right + same, wrong + (not same)
    assert right / (right + wrong) >= CELLS_RIGHT


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_line_that_looks_like_a_row_is_in_a_table(document: str) -> None:
    lines, found = _read(document)
    consumed = {index for table in found for index in table.consumed}
    lost = [line.number for index, line in enumerate(lines) if index not in consumed and _looks_like_row(line.text)]
    assert lost == []


def _looks_like_row(text: str) -> bool:
    stripped = text.strip()
    dates = len(re.findall(r"\d{4}-\d\d-\d\d", stripped)) == 2
    figures = re.search(r"(?:^|\s)-?\d[\d ]*,\d\s+-?\d[\d ]*,\d$", stripped)
    how_often = re.search(r"\d ?%? +(?:\d+ ?%? +)?(?:År|Tertial)(?: \d)?$", stripped)
    cells = stripped.count("\t") >= 2 and "...." not in stripped
    return bool(dates or figures or how_often or cells)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_few_rows_are_uncertain_and_each_cell_stands_in_its_source(document: str) -> None:
    lines, found = _read(document)
    text = next(CORPUS.glob(f"{document}_*")).read_text(encoding="utf-8")
    rows = [row for table in found for row in table.table.rows]
    assert sum(not row.certain for row in rows) <= 0.02 * len(rows)
    for row in rows:
        source = re.sub(r"\W", "", " ".join(text[span.start : span.end] for span in row.spans))
        assert all(re.sub(r"\W", "", cell.value) in source for cell in row.cells)
    assert lines
