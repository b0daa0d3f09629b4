"""A board whose name is a slip of the pen is asked about before it becomes one."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.describe.overrides import Override
from ingest.pipeline.build import Request, add
from ingest.pipeline.preview import misspelt
from ingest.settings import Settings
from tests.sampled import first_of
from tests.ui.documents.test_ui_documents import REPORT


def slip_page(library: "Path") -> None:
    """Draw a field for a board and what is asked of it; the bench runs this function's source as a script."""
    import streamlit as st

    from ui.documents import slips

    def act(fields: object) -> None:
        st.session_state["done"] = fields

    board = st.text_input("board")
    if st.button("send"):
        slips.settle({"board": board, "year": 2025}, library=library, key="x", act=act)
    slips.draw("x", act=act)


@pytest.mark.parametrize(("written", "nearest"), first_of([("Skarpnek", "Skarpnäck"), ("Kungsholmn", "Kungsholmen")]))
@pytest.mark.parametrize("meant", [True, False])
def test_a_slip_of_the_pen_is_asked_about_and_makes_no_board_unasked(
    tmp_path: Path, written: str, nearest: str, meant: bool
) -> None:
    bench = AppTest.from_function(slip_page, kwargs={"library": tmp_path}, default_timeout=60).run()
    bench.text_input[0].set_value(written)
    bench.button[0].click().run()
    assert "done" not in bench.session_state
    assert f"Menade du {nearest}?" in bench.warning[0].value
    bench.button[1 if meant else 2].click().run()
    assert bench.session_state["done"] == {"board": nearest if meant else written, "year": 2025}
    assert not bench.warning


@pytest.mark.parametrize(
    "board", ["Skarpnäck", "Skarpnäcks stadsdelsnämnd", "Kulturnämnden", "Ekhagens stadsdelsnämnd"]
)
def test_a_known_or_new_board_is_not_asked_about(tmp_path: Path, board: str) -> None:
    assert misspelt(board, settings=Settings(library=tmp_path / "none")) is None


def test_a_board_that_the_library_holds_is_meant_too(tmp_path: Path) -> None:
    library = Settings(library=tmp_path / "library")
    (tmp_path / "plan.txt").write_text(REPORT, "utf-8")
    given = Override(board="Ekhagens stadsdelsnämnd")
    list(add(Request(paths=(tmp_path / "plan.txt",), override=given), settings=library))
    assert misspelt("Ekhagns stadsdelsnämnd", settings=library) == "Ekhagens stadsdelsnämnd"
    assert misspelt("Ekhagens stadsdelsnämnd", settings=library) is None
