from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.questions import Evidence, Kind, Question
from eval.sources import Sources, SourcesError, SourceText, decode, open_sources, overlap
from ingest.document import Span

TEXT = "Rubrik\nMålet är 83 %.\n\nSlut"


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    (tmp_path / "001_ab12.txt").write_text(TEXT, "utf-8")
    (tmp_path / "0011.md").write_bytes(b"\xef\xbb\xbfEn\r\nTv\xc3\xa5\r\n")
    (tmp_path / "note.json").write_text("{}", "utf-8")
    return open_sources(tmp_path)


def asking(doc: str, first: int, last: int) -> Question:
    evidence = (Evidence(doc=doc, first=first, last=last),)
    return Question(id="q", kind=Kind.ENTITY, text="?", gold="", answerable=True, facts=(("x",),), evidence=evidence)


def test_a_document_is_named_by_its_stem_or_its_first_part(sources: Sources) -> None:
    assert sources.text_of("001").file == "001_ab12.txt"
    assert sources.text_of("001_ab12").file == "001_ab12.txt"
    assert sources.text_of("0011").file == "0011.md"
    with pytest.raises(SourcesError, match="no text file for the document '00'"):
        sources.text_of("00")


def test_lines_become_characters(sources: Sources) -> None:
    span = sources.spans([Evidence(doc="001", first=2, last=3)])["001_ab12.txt"][0]
    assert TEXT[span.start : span.end] == "Målet är 83 %.\n"
    assert sources.text_of("001").lines == 4


def test_byte_order_mark_and_line_ends_are_normalised(sources: Sources) -> None:
    assert sources.text_of("0011").text == "En\nTvå\n"
    assert sources.text_of("0011").lines == 2
    assert decode("Målet".encode("cp1252")) == "Målet"


def test_evidence_beyond_the_file_is_told(sources: Sources) -> None:
    sources.check([asking("001", 4, 4), asking("0011", 1, 2)])
    with pytest.raises(
        SourcesError, match=r"'q': evidence line 5 is beyond the end of 001_ab12.txt, which has 4 lines"
    ):
        sources.check([asking("001", 4, 5)])
    with pytest.raises(SourcesError, match="beyond the end"):
        sources.check([asking("0011", 3, 3)])


def test_a_missing_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match=r"There is no corpus at .*nowhere"):
        open_sources(tmp_path / "nowhere")


def test_overlap_needs_a_shared_character() -> None:
    other = [Span(start=10, end=20)]
    assert overlap(Span(start=19, end=30), other)
    assert overlap(Span(start=0, end=11), other)
    assert not overlap(Span(start=20, end=30), other)
    assert not overlap(Span(start=0, end=10), other)
    assert not overlap(Span(start=0, end=10), ())


@given(st.lists(st.text(alphabet="aå \t", max_size=5), min_size=1, max_size=8), st.data())
def test_spans_cut_out_exactly_their_lines(lines: list[str], data: st.DataObject) -> None:
    text = SourceText(file="a.txt", text="\n".join(lines))
    first = data.draw(st.integers(1, len(lines)))
    last = data.draw(st.integers(first, len(lines)))
    span = text.span(Evidence(doc="a", first=first, last=last))
    assert text.text[span.start : span.end] == "\n".join(lines[first - 1 : last])
