"""The table of an answer, its figures and its charts."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise

import pytest

from assistant import texts
from assistant.answer import Answer, Comparison, Scope, Table, TableCell, Working
from assistant.plan import Plan, Rows
from tests.assistant.small_assistant import citation
from ui.ask import working
from ui.tables.amounts import amounts_of
from ui.tables.bars import bars_of
from ui.tables.grid import Cell, Grid, beside, grid_of
from ui.tables.lines import Series, svg_of


def grid(*rows: tuple[str, ...], columns: tuple[str, ...] = ("Nämnd", "Utfall")) -> Grid:
    return Grid(columns=columns, rows=tuple(tuple(Cell(text=text) for text in row) for row in rows))


def answer(text: str, **fields: object) -> Answer:
    return Answer(question="?", standalone="?", scope=Scope(), text=text, **fields)  # type: ignore[arg-type]


def worked(*rows: tuple[str, str], text: str, formula: str = "") -> Answer:
    table = Table(
        columns=("Rad", "Utfall"),
        rows=tuple((TableCell(text=name), TableCell(text=value, citation=1)) for name, value in rows),
    )
    plan = Plan(rows=Rows())
    return answer(text, working=Working(plan=plan, formula=formula, table=table), citations=(citation("85 %"),))


def test_markers_at_the_end_of_a_cell_are_its_citations_and_others_stay() -> None:
    table = Comparison(columns=("A", "B"), rows=(("x", "12 st [1] [2]"), ("y", "före [3] efter")))
    found = grid_of(answer("", comparison=table))
    assert found is not None
    assert found.rows[0][1] == Cell(text="12 st", citations=(1, 2))
    assert found.rows[1][1] == Cell(text="före [3] efter")


def test_what_the_table_says_is_not_said_beside_it() -> None:
    text = "2 av 3 når målet.\n– A: 1 % [1]\n– B: 2 % [1]\n… och 4 till. Alla står i tabellen.\nUtelämnat: C."
    assert beside(worked(("A", "1 %"), ("B", "2 %"), text=text)) == "2 av 3 når målet.\nUtelämnat: C."


def test_what_the_banner_says_is_not_said_beside_it() -> None:
    unsure = answer(f"{texts.UNSURE} Andelen är 85 % [1].", sure=False, citations=(citation("85 %"),))
    assert beside(unsure) == "Andelen är 85 % [1]."


def test_a_lone_row_is_said_in_text() -> None:
    found = worked(("A", "1 %"), text="– A: 1 % [1]")
    assert grid_of(found) is None
    assert beside(found) == "– A: 1 % [1]"


def test_a_column_is_figures_where_all_of_it_are_in_one_unit() -> None:
    same = amounts_of(grid(("A", "1 036,0 mnkr"), ("B", "–"), ("C", "−2 mnkr")), 1)
    assert same is not None
    assert (same.unit, same.values) == ("mnkr", (Decimal("1036.0"), None, Decimal("-2")))
    assert amounts_of(grid(("A", "1 mnkr"), ("B", "1 %")), 1) is None
    assert amounts_of(grid(("A", "1 mnkr"), ("B", "saknas")), 1) is None


def test_bars_have_names_and_figures_and_start_at_zero() -> None:
    shown = bars_of(grid(("A <b>", "−10 %"), ("B", "30 %")))
    assert "A &lt;b&gt;" in shown
    assert "margin-left:0.00%;width:25.00%" in shown
    assert "margin-left:25.00%;width:75.00%" in shown
    assert shown.count("nv-bar") == 2


@pytest.mark.parametrize(
    "table",
    [
        grid(("A", "1 %")),
        grid(("A", "1 %"), ("B", "2 mnkr")),
        grid(("A", "1 %"), ("B", "1 %")),
        grid(("A", "ord"), ("B", "fler ord")),
        grid(("A", "1 %"), ("A", "2 %")),
        grid(*((f"Rad {number}", f"{number} %") for number in range(30))),
    ],
)
def test_there_are_no_bars_where_they_say_nothing(table: Grid) -> None:
    assert bars_of(table) == ""


def test_lines_are_told_apart_without_colour() -> None:
    series = [
        Series(name="Utfall", values=(Decimal("8.4"), Decimal("8.6"), None)),
        Series(name="Mål <x>", values=(None, Decimal("8.1"), Decimal("8.0"))),
    ]
    root = ET.fromstring(svg_of(("2023", "2024", "2025"), series, unit="%"))
    space = "{http://www.w3.org/2000/svg}"
    assert len({line.get("stroke-dasharray") for line in root.iter(f"{space}polyline")}) == 2
    assert len(list(root.iter(f"{space}circle"))) == 2 + 1  # one beside the name
    assert len(list(root.iter(f"{space}rect"))) == 2 + 1
    texts = ["".join(text.itertext()) for text in root.iter(f"{space}text")]
    assert {"2023", "2024", "2025", "Utfall", "Mål <x>", "%"} <= set(texts)


def test_long_names_beside_lines_are_broken_and_neither_cover_each_other_nor_leave_the_picture() -> None:
    called = [f"Norra Storskogens stadsdelsnämnd {number}, kvinnor och flickor" for number in range(6)]
    series = [Series(name=name, values=(Decimal(1), Decimal(2) + Decimal(at) / 100)) for at, name in enumerate(called)]
    root = ET.fromstring(svg_of(("2024", "2025"), series, unit="%"))
    space = "{http://www.w3.org/2000/svg}"
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    written = [text for text in root.iter(f"{space}text") if len(list(text)) > 1]
    assert len(written) == len(called)
    tops = sorted((float(text.attrib["y"]), len(list(text))) for text in written)
    assert all(next_ - top >= 15 * lines for (top, lines), (next_, _) in pairwise(tops))
    assert all(top + 15 * (lines - 1) <= height for top, lines in tops)
    assert all(float(line.attrib["x"]) + 7.4 * len(line.text or "") <= width for text in written for line in text)


def test_each_operand_leads_to_its_source_and_the_result_to_none() -> None:
    found = worked(("A", "287,9 mnkr"), ("B", "12 mnkr"), text="", formula="287,9 / 1 036,0 = 12 %")
    shown = working.drawn(found, marker=lambda number: f"<a>{number}</a>")
    assert "287,9 <a>1</a> / " in shown
    assert shown.endswith("= 12 %</li></ul></details>")
