import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation, Source
from assistant.export.surroundings import surroundings
from ingest.document import Description, Passage, PassageKind, Span


def cited(text: str, start: int, end: int) -> Citation:
    span = Span(start=start, end=end)
    return Citation(
        number=1,
        passage=Passage(id="p", document_id="d", position=0, kind=PassageKind.PROSE, text=text[start:end], span=span),
        source=Source(id="d", file="d.txt", description=Description(title="D")),
        quote=text[start:end],
        start=start,
        end=end,
    )


@given(st.text(alphabet="ab \n", max_size=300), st.data())
def test_before_quote_and_after_are_one_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    width = data.draw(st.integers(0, 80))
    found = surroundings(text, cited(text, start, end), width=width)
    assert found.quote == text[start:end]
    whole = found.before + found.quote + found.after
    first = start - len(found.before)
    assert text[first : first + len(whole)] == whole
    assert len(found.before) <= width
    assert len(found.after) <= width
    assert found.opens == (first == 0)
    assert found.closes == (first + len(whole) == len(text))


def test_surroundings_begin_and_end_at_a_paragraph_where_there_is_one() -> None:
    text = "långt före, bort\n\nFöre. Citat. Efter.\n\nockså bort, för långt ifrån"
    start = text.index("Citat.")
    found = surroundings(text, cited(text, start, start + 6), width=15)
    assert (found.before, found.quote, found.after) == ("Före. ", "Citat.", " Efter.")
    assert not found.opens
    assert not found.closes


def test_a_word_is_not_cut() -> None:
    found = surroundings("aaaaaaaa bbbbbbbb cc dddddddd eeeeeeee", cited("x" * 40, 18, 20), width=12)
    assert (found.before, found.after) == ("bbbbbbbb ", " dddddddd")


@pytest.mark.parametrize(("start", "end"), [(90, 95), (2, 95)])
def test_a_span_beyond_the_text_shows_what_there_is(start: int, end: int) -> None:
    found = surroundings("kort text", cited("x" * 100, start, end))
    assert found.before + found.quote + found.after == "kort text"
