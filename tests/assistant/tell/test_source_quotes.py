"""What is quoted of a table row is the row as its document has it, in every format."""

from pathlib import Path

import pytest

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.export.answer_json import to_json
from assistant.tell.cite import row_span, source_quote
from eval.formats.__main__ import FORMATS
from eval.metrics.citations import verbatim
from eval.sources import squeeze
from ingest.describe.overrides import Override
from ingest.document import Passage, PassageKind, Row, Span
from ingest.pipeline.build import Request, add
from ingest.read.elements import Element, Grid, Heading, Paragraph, plain_row
from ingest.settings import Settings
from tests.sampled import first_of

ELEMENTS: tuple[Element, ...] = (
    Heading(text="Verksamhetsplan 2031 för Ekhagens stadsdelsnämnd", level=1),
    Paragraph(text="Parklekarna får öppet även på lördagar under hela vinterhalvåret, vilket många har bett om."),
    Heading(text="Indikatorer", level=2),
    Grid(
        rows=(
            plain_row(["Indikator", "Årsmål", "KF:s årsmål år 2031", "Periodicitet"]),
            plain_row(["Antal besök på stadsdelens parklekar", "19 500 st", "", "Tertial"]),
            plain_row(["Andel nöjda vårdnadshavare i förskolan", "88 %", "90 %", "År"]),
        ),
        header=1,
    ),
)
MARKDOWN = """# Verksamhetsplan 2031 för Ekhagens stadsdelsnämnd

## Indikatorer

| Indikator | Årsmål | KF:s årsmål år 2031 | Periodicitet |
|---|---|---|---|
| Antal besök på stadsdelens parklekar | 19 500 st |  | Tertial |
| Andel nöjda vårdnadshavare i förskolan | 88 % | 90 % | År |
"""


def _row(*spans: Span) -> Passage:
    row = Row(name="Förskola", cells=(), spans=spans)
    whole = Span(start=min(spans).start, end=max(span.end for span in spans))
    return Passage(
        id="p", document_id="d", position=0, kind=PassageKind.ROW, text="Förskola. Budget: 5", span=whole, row=row
    )


@pytest.mark.parametrize(
    "form", first_of(["docx", "pptx", "xlsx", "html", "pdf, ReportLab", "pdf, utan linjer", "markdown"])
)
def test_the_quote_of_a_row_stands_in_its_document(form: str, tmp_path: Path) -> None:
    name, render = FORMATS.get(form, ("a.md", lambda _: MARKDOWN.encode()))
    (tmp_path / name).write_bytes(render(ELEMENTS))
    request = Request(paths=(tmp_path / name,), override=Override(board="Ekhagen", year=2031))
    assert all(report.error is None for report in add(request, settings=Settings(library=tmp_path / "library")))
    assistant = Assistant.open(tmp_path / "library")
    *_, last = assistant.ask("Vad är årsmålet för andelen nöjda vårdnadshavare i förskolan?")
    assert isinstance(last, Finished)
    text = assistant.text(last.answer.citations[0].source.id)
    told = to_json(last.answer)
    for quoted in (*told["passages"], *told["citations"]):  # type: ignore[misc]  # both are lists of objects
        assert verbatim(quoted["quote"], squeeze(text))
    assert "88 %" in told["citations"][0]["quote"]  # type: ignore[index]
    assert "Andel nöjda vårdnadshavare" in told["citations"][0]["quote"]  # type: ignore[index]


def test_a_row_that_a_page_break_cuts_is_quoted_with_what_stands_between() -> None:
    text = "Förskola i\n Sid 4 (9)\negen regi   5,0\nSlut"
    passage = _row(Span(start=0, end=10), Span(start=text.index("egen"), end=text.index("\nSlut")))
    assert source_quote(passage, text) == "Förskola i Sid 4 (9) egen regi 5,0"


def test_of_a_row_whose_pieces_lie_far_apart_the_longest_is_quoted() -> None:
    text = "Förskola" + " x" * 300 + " 5,0 mnkr i budget"
    passage = _row(Span(start=0, end=8), Span(start=text.index("5,0"), end=len(text)))
    assert passage.row is not None
    assert row_span(passage.row) is None
    assert source_quote(passage, text) == "5,0 mnkr i budget"
