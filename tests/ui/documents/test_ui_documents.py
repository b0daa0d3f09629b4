"""The page Dokument: nothing answers before a person has confirmed what it is."""

import sys
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.pipeline.build import Request, add
from ingest.pipeline.preview import preview
from ingest.settings import Settings
from ingest.store.care import log
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from ui.documents import changes, listing, texts
from ui.documents.desk import Desk, Paper, State, safe_name

REPORT = """Ekhagens stadsdelsnämnd
Verksamhetsplan 2026

Parker

Nämnden ska öppna tre parker under året.
"""


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


def held(library: Path) -> list[str]:
    if not library.exists():
        return []
    return [str(record.description.board) for record in Catalogue.open(Layout(directory=library)).records()]


def settled(desk: Desk) -> tuple[Paper, ...]:
    until = time.monotonic() + 60
    while any(paper.at_work for paper in desk.papers()) and time.monotonic() < until:
        time.sleep(0.05)
    return desk.papers()


def test_a_report_is_read_first_and_added_as_the_person_says(tmp_path: Path) -> None:
    library = tmp_path / "library"
    desk = Desk(library)
    desk.put("plan.txt", REPORT.encode())
    (paper,) = settled(desk)
    assert paper.state is State.READ
    assert paper.found is not None
    assert paper.found["fields"]["year"] == 2026
    assert held(library) == []
    desk.take(paper.id, {"board": "Ekhagen", "year": 2026, "type": "VP", "title": "Plan"}, keep=False)
    (paper,) = settled(desk)
    assert paper.state is State.ADDED
    assert held(library) == ["Ekhagen"]


@pytest.mark.slow
def test_a_file_that_cannot_be_read_says_why_and_the_others_go_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "library")
    desk.put("trasig.pdf", b"%PDF-1.7 nothing")
    desk.put("plan.txt", REPORT.encode())
    broken, whole = settled(desk)
    assert broken.state is State.FAILED
    assert "trasig.pdf" in broken.said
    assert "\n" not in broken.said
    assert whole.state is State.READ


def test_what_is_taken_off_the_desk_is_not_added(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "library")
    desk.put("plan.txt", REPORT.encode())
    desk.drop(desk.papers()[0].id)
    assert settled(desk) == ()
    assert held(tmp_path / "library") == []


@pytest.mark.parametrize(
    ("name", "safe"), [("../../etc/passwd", "passwd"), ("a:b?.pdf", "a b .pdf"), ("..", "rapport"), ("", "rapport")]
)
def test_a_files_name_cannot_lead_elsewhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_preview_writes_nothing_and_names_what_is_open(tmp_path: Path) -> None:
    file = tmp_path / "okänt.txt"
    file.write_text("Anteckningar\n\nVi ska öppna tre parker.\n", "utf-8")
    found = preview(file, settings=Settings(library=tmp_path / "library"))
    assert set(found.open_questions()) == {"board", "year", "type"}
    assert not (tmp_path / "library").exists()


def page(library: "Path") -> None:
    from ui.documents import page

    page.draw(library)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (tmp_path / "plan.txt").write_text(REPORT, "utf-8")
    override = Override(board="Ekhagen", year=2026, type=ReportType.PLAN, title="Plan <b>2026</b>")
    list(add(Request(paths=(tmp_path / "plan.txt",), override=override), settings=Settings(library=folder)))
    return folder


def bench(library: Path) -> AppTest:
    return AppTest.from_function(page, default_timeout=60, kwargs={"library": library})


def html(bench: AppTest) -> str:
    return "\n".join(element.proto.body for element in bench.main.get("html"))


def test_the_library_is_listed_escaped_and_narrowed_by_words(library: Path) -> None:
    drawn = bench(library).run()
    assert "Plan &lt;b&gt;2026" in html(drawn)
    drawn.text_input(key="document-words").set_value("EKHAGEN 2026").run()
    assert "plan.txt" in html(drawn)
    drawn.text_input(key="document-words").set_value("2019").run()
    assert texts.NONE_LIKE in [element.value for element in drawn.text]


def test_a_document_is_looked_into_and_removed(library: Path) -> None:
    (record,) = Catalogue.open(Layout(directory=library)).records()
    drawn = bench(library)
    drawn.query_params["dokument"] = record.id
    drawn.run()
    assert "Parker" in html(drawn)
    drawn.button(key="remove").click().run()
    assert held(library) == []
    assert not drawn.exception


@pytest.mark.slow
def test_words_are_found_where_they_stand_in_a_document(library: Path) -> None:
    (record,) = Catalogue.open(Layout(directory=library)).records()
    drawn = bench(library)
    drawn.query_params["dokument"] = record.id
    drawn.run()
    drawn.text_input(key=f"find-{record.id}").set_value("TRE  parker").run()
    assert "<mark>tre parker</mark>" in html(drawn)
    drawn.text_input(key=f"find-{record.id}").set_value("fyra parker").run()
    assert texts.FIND_NONE in [element.value for element in drawn.text]


@pytest.mark.slow
def test_what_was_done_and_when_is_noted_and_told(tmp_path: Path) -> None:
    library = tmp_path / "library"
    desk = Desk(library, who="ab12cd")
    for text in (REPORT, REPORT.replace("tre", "fyra")):
        desk.put_described("plan.txt", text.encode(), {"board": "Ekhagen", "year": 2026, "type": "VP", "title": "Plan"})
        settled(desk)
    assert [change.did for change in changes.noted(library)] == [changes.Did.REPLACED, changes.Did.ADDED]
    (record,) = Catalogue.open(Layout(directory=library)).records()
    assert len(changes.noted(library, report=record.lineage)) == 2
    drawn = bench(library)
    drawn.query_params["dokument"] = record.id
    drawn.run()
    assert "tillagd som ny version av någon annan (webbläsare ab12cd)" in html(drawn)
    assert "Version 1, tillagd" in html(drawn)
    assert any("2 versioner" in element.value for element in drawn.text)
    drawn.button(key="remove").click().run()
    assert changes.noted(library)[0].did is changes.Did.REMOVED
    told = [event.did for event in log.events(library)]
    assert told == [log.Did.CORRECTED, log.Did.CORRECTED, log.Did.REMOVED]
    assert [element.value for element in drawn.info] == ["”Plan” är borttagen."]
    assert not drawn.run().info


@pytest.mark.slow
def test_an_earlier_version_can_be_looked_into_and_not_be_changed(tmp_path: Path) -> None:
    library = tmp_path / "library"
    desk = Desk(library)
    for text in (REPORT, REPORT.replace("tre", "fyra")):
        desk.put_described("plan.txt", text.encode(), {"board": "Ekhagen", "year": 2026, "type": "VP", "title": "Plan"})
        settled(desk)
    versions = Catalogue.open(Layout(directory=library)).records(all_versions=True)
    earlier = next(one for one in versions if not one.current)
    drawn = bench(library)
    drawn.query_params["dokument"] = earlier.id
    drawn.run()
    assert not drawn.exception
    assert "tre parker" in html(drawn)
    assert texts.CORRECT not in [expander.label for expander in drawn.expander]


def test_a_line_cut_short_hides_no_other_change(tmp_path: Path) -> None:
    library = tmp_path / "library"
    changes.note(library, changes.Did.ADDED, report="r", title="Plan", file="plan.txt", who="a")
    (file,) = tmp_path.glob("*-andringar.jsonl")
    file.write_text(file.read_text("utf-8") + '{"did": "add', "utf-8")
    assert [change.title for change in changes.noted(library)] == ["Plan"]
    assert file.stat().st_mode & 0o077 == 0


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    drawn = bench(tmp_path / "none").run()
    assert texts.LIST_EMPTY in [element.value for element in drawn.text]
    assert not drawn.exception


def test_a_status_says_what_was_not_read(library: Path) -> None:
    (record,) = Catalogue.open(Layout(directory=library)).records()
    assert listing.status(record) == texts.ALL_READ
