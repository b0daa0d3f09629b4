from hypothesis import given
from hypothesis import strategies as st

from ingest.read.plain.repairing.lines import lines_of


def test_a_page_mark_ends_a_line_and_opens_a_page() -> None:
    lines = lines_of("ett\ntvå\ftre\n\ffyra")
    assert [(line.text, line.number, line.opens_page) for line in lines] == [
        ("ett", 1, False),
        ("två", 2, False),
        ("tre", 2, True),
        ("fyra", 3, True),
    ]


@given(st.text(alphabet="aå \n\f\x85\u2028"))
def test_spans_point_at_their_text(text: str) -> None:
    lines = lines_of(text)
    assert all(text[line.span.start : line.span.end] == line.text for line in lines)
    assert "".join(line.text for line in lines) == text.replace("\n", "").replace("\f", "")


@given(st.text(alphabet="ab\n"))
def test_numbers_are_those_of_an_editor(text: str) -> None:
    assert [line.text for line in lines_of(text)] == text.split("\n")
    assert [line.number for line in lines_of(text)] == list(range(1, text.count("\n") + 2))
