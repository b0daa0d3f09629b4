"""The page Siffror: the same figures as in the chat, narrowed, judged and saved with their sources."""

import io
import sys
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.work.reckoning.amounts import printed
from assistant.work.thread.choice import Wanted, part_of
from assistant.work.thread.figures import Figures
from assistant.work.thread.judged import verdict_of, women_less_men
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.thread import Thread
from ingest.facts.fact import Counted
from tests.ui.figures import invented
from ui.figures import chart, choice, export, source, table, texts

PLACE = "indicator|sjukfranvaro|"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.library(tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def assistant(library: Path) -> Assistant:
    return Assistant.open(library)


@pytest.fixture(scope="module")
def figures(assistant: Assistant) -> Figures:
    return assistant.figures()


@pytest.fixture(scope="module")
def sick(figures: Figures) -> Thread:
    made = figures.thread(next(row.key for row in figures.rows if row.name == invented.SICK))
    assert made is not None
    return made


def page(figures: "Figures") -> None:
    """Draw the page; the bench runs this function's source as a script."""
    from ui.figures import page

    page.draw(figures)


@pytest.fixture
def bench(figures: Figures, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    drawn = AppTest.from_function(page, default_timeout=60, kwargs={"figures": figures})
    drawn.query_params["rad"] = PLACE
    return drawn.run()


def html(bench: AppTest) -> str:
    return "\n".join(element.proto.body for element in bench.main.get("html"))


@pytest.mark.parametrize("number", [0, 3, 9])
@pytest.mark.parametrize("year", invented.YEARS)
def test_a_figure_is_the_same_here_and_in_the_chat(assistant: Assistant, sick: Thread, number: int, year: int) -> None:
    board = f"{invented.BOARDS[number]}s stadsdelsnämnd"
    line = next(one for one in sick.lines if one.board == board and one.counted is Counted.ALL)
    told = next(line.cells[stage] for stage in sick.stages if stage.year == year and stage.step is Step.OUTCOME)
    question = f"Hur hög var sjukfrånvaron i {board} enligt verksamhetsberättelsen {year}?"
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    assert f"{invented.outcome(number, year)} %" in last.answer.text
    assert told.fact.value.number == Decimal(invented.outcome(number, year).replace(",", "."))
    cited = last.answer.citations[0]
    assert (cited.cell and cited.cell.value, cited.source.id) == (told.fact.value.printed, told.fact.document_id)


def test_every_figure_on_the_page_is_one_that_following_the_row_tells(assistant: Assistant, sick: Thread) -> None:
    (followed,) = [made for made in assistant.follow(invented.SICK).threads.threads if made.key == sick.key]
    assert followed == sick


def test_rows_are_offered_with_how_many_have_them(figures: Figures) -> None:
    held = {row.name: (row.boards, row.reports) for row in figures.rows}
    assert held[invented.SICK] == (10, 30)
    assert held["Antal feriejobb för ungdomar"] == (9, 27)
    assert held["Äldreomsorg"] == (10, 30)


def test_the_page_shows_a_row_and_says_who_lacks_it(bench: AppTest) -> None:
    assert not bench.exception
    assert "Alviks stadsdelsnämnd, kvinnor" in html(bench)
    assert texts.REACHES in html(bench)
    assert texts.MISSES in html(bench)
    other = next(option for option in bench.selectbox(key="figures-rad").options if "feriejobb" in option)
    bench.selectbox(key="figures-rad").select(other).run()
    assert "Raden finns inte hos Granbys stadsdelsnämnd." in html(bench)


def test_a_contradiction_is_shown_with_both_values_and_judges_nothing_that_it_leaves_open(sick: Thread) -> None:
    board = f"{invented.BOARDS[invented.CONTRADICTS]}s stadsdelsnämnd"
    shown = table.drawn(part_of(sick, Wanted(boards=(board,), years=(2024,))), sick)
    assert "6,8 %" in shown
    assert texts.DIFFERS.format(values="")[:8] in shown
    assert ">7,2 %</button>" in shown
    first, _, _ = shown.partition("</small>")
    assert texts.REACHES not in first  # 6,8 % reaches 7,0 %, 7,2 % does not
    line = next(one for one in sick.lines if one.board == board and one.counted is Counted.ALL)
    assert verdict_of(sick, line, Stage(year=2024, step=Step.OUTCOME)) is None


def test_a_report_that_has_the_row_but_not_for_certain_is_named_and_its_gap_marked(figures: Figures) -> None:
    board = f"{invented.BOARDS[invented.DOUBTFUL]}s stadsdelsnämnd"
    row = next(row.key for row in figures.rows if row.name.endswith(invented.UNIT))
    (doubtful,) = figures.uncertain(row)
    assert (doubtful.description.board, doubtful.description.year) == (board, invented.DOUBTFUL_YEAR)
    assert figures.boards_without(row) == ()
    whole = figures.thread(row)
    assert whole is not None
    shown = table.drawn(whole, whole, uncertain=figures.uncertain(row))
    assert shown.count(texts.DOUBTED) == 1  # the gross budget of 2024; the result of 2024 is told a year later
    assert texts.DOUBTED in shown.partition(f">{board}<")[2].partition("</tr>")[0]
    assert texts.DOUBTED not in table.drawn(whole, whole)


def test_women_are_set_against_men(sick: Thread) -> None:
    line = next(one for one in sick.lines if one.counted is Counted.WOMEN)
    apart = women_less_men(sick, line, Stage(year=2025, step=Step.OUTCOME))
    assert apart is not None
    assert printed(apart) == "1,4 procentenheter"
    assert "1,4 procentenheter över män" in table.drawn(part_of(sick, Wanted(counted=(Counted.WOMEN,))), sick)
    assert women_less_men(sick, line, Stage(year=2025, step=Step.TARGET)) is None
    of_all = next(one for one in sick.lines if one.counted is Counted.ALL)
    assert women_less_men(sick, of_all, Stage(year=2025, step=Step.OUTCOME)) is None


def test_every_row_that_is_offered_tells_something(figures: Figures) -> None:
    assert all((made := figures.thread(row.key)) is not None and made.stages for row in figures.rows)


def test_a_choice_narrows_the_table_and_stands_in_the_address(bench: AppTest) -> None:
    bench.multiselect(key="figures-namnd").set_value(["Alviks stadsdelsnämnd", "Tallåsens stadsdelsnämnd"])
    bench.multiselect(key="figures-ar").set_value([2025])
    bench.multiselect(key="figures-vem").set_value([Counted.WOMEN]).run()
    shown = html(bench)
    assert "Alviks stadsdelsnämnd, kvinnor" in shown
    assert "Norrbys" not in shown.partition("</table>")[0]
    assert "2024" not in shown.partition("</table>")[0].partition("<thead>")[2]
    assert bench.query_params["ar"] in ("2025", ["2025"])
    assert bench.query_params["vem"] in ("women", ["women"])
    assert bench.query_params["namnd"] == ["Alviks stadsdelsnämnd", "Tallåsens stadsdelsnämnd"]


def test_an_address_fills_the_fields_and_what_is_not_there_is_left_out(figures: Figures) -> None:
    drawn = AppTest.from_function(page, default_timeout=60, kwargs={"figures": figures})
    for name, value in {"rad": PLACE, "ar": ["2024", "1850", "x"], "vem": "men", "mal": "nej", "uppgift": "zz"}.items():
        drawn.query_params[name] = value
    drawn.run()
    assert not drawn.exception
    assert drawn.multiselect(key="figures-ar").value == [2024]
    assert drawn.multiselect(key="figures-vem").value == [Counted.MEN]
    assert drawn.selectbox(key="figures-mal").value is choice.Target.MISSED


def test_lines_that_miss_their_target_are_told_from_those_that_reach_it(bench: AppTest) -> None:
    bench.multiselect(key="figures-vem").set_value([Counted.ALL])
    bench.selectbox(key="figures-mal").select(choice.Target.MISSED).run()
    missed = html(bench).partition("</table>")[0]
    assert "Tallåsens" in missed
    assert "Alviks" not in missed


def test_a_figure_leads_to_its_cell_in_its_table(sick: Thread, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAMNDSVAR_LIBRARY", str(library))
    monkeypatch.setattr(sys, "argv", ["app.py"])
    client = TestClient(Starlette(routes=source.routes()), base_url="http://localhost")
    for line in sick.lines[:6]:
        for cell in line.cells.values():
            answer = client.get(table.source_address(cell.fact)[1:])
            assert answer.status_code == 200
            marked = answer.text.partition("<mark>")[2].partition("</mark>")[0]
            assert (cell.fact.value.printed or "tom") in marked
    fact = next(iter(sick.lines[0].cells.values())).fact
    assert client.get(table.source_address(fact)[1:] + "x").status_code == 404
    assert client.get(table.source_address(fact)[1:].replace(fact.document_id, "finns-inte")).status_code == 404


def test_bars_and_lines_are_drawn_where_they_say_something(sick: Thread) -> None:
    part = part_of(sick, Wanted(counted=(Counted.ALL,)))
    stages = chart.stages_to_draw(part)
    assert (stages[0].step, stages[0].year) == (Step.OUTCOME, 2025)
    assert chart.bars_of(part, stages[0]).count('class="nv-bar"') == 10
    assert chart.lines_of(part) == ""
    few = part_of(part, Wanted(boards=("Alviks stadsdelsnämnd", "Norrbys stadsdelsnämnd")))
    assert "<img" in chart.lines_of(few)


def test_the_workbook_has_a_source_for_each_figure(figures: Figures, sick: Thread) -> None:
    part = part_of(sick, Wanted(boards=("Alviks stadsdelsnämnd",), years=(2025,)))
    book = openpyxl.load_workbook(io.BytesIO(export.workbook(figures.followed(part))))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    at = {name: head.index(name) for name in ("Tal", "Enhet", "Dokument", "Källtext")}
    assert [(row[at["Tal"]], row[at["Enhet"]]) for row in rows] == [(7, "%"), (6.4, "%"), (6.9, "%"), (5.5, "%")]
    assert all("verksamhetsberättelse 2025" in str(row[at["Dokument"]]) and row[at["Källtext"]] for row in rows)


def test_the_word_file_has_a_footnote_for_each_source(figures: Figures, sick: Thread) -> None:
    part = part_of(sick, Wanted(boards=("Alviks stadsdelsnämnd",)))
    document = docx.Document(io.BytesIO(export.word(figures.followed(part))))
    assert len(document.tables) == 1
    notes = next(found.target_part for found in document.part.rels.values() if found.reltype.endswith("/footnotes"))
    assert notes.blob.count(b"<w:footnote ") - 2 == 3  # a row a year
