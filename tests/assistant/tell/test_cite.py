"""A quote stands word for word in the stored text, or is cut to the part that does."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation, Source, page_text
from assistant.tell.cite import Pages, pages_of, quote
from eval.metrics.citations import verbatim
from eval.sources import squeeze
from ingest.document import Description, Passage, PassageKind, Span

TEXT = "Inledning\nParken rustas upp under\nhösten och blir klar\nSida 3 (9)\ni december. Slut."


def _whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def test_a_quote_is_found_over_line_breaks() -> None:
    found = quote(TEXT, within=_whole(TEXT), wanted="Parken rustas upp under hösten")
    assert found is not None
    assert found.whole
    assert TEXT[found.span.start : found.span.end] == "Parken rustas upp under\nhösten"


def test_a_sentence_that_a_running_header_cuts_is_quoted_in_part() -> None:
    found = quote(TEXT, within=_whole(TEXT), wanted="Parken rustas upp under hösten och blir klar i december.")
    assert found is not None
    assert not found.whole
    assert found.text == "Parken rustas upp under hösten och blir klar"


def test_nothing_outside_the_passage_is_quoted() -> None:
    assert quote(TEXT, within=Span(start=0, end=9), wanted="Parken rustas") is None


@given(st.lists(st.sampled_from(["park", "barn", "12", "mnkr,"]), max_size=12), st.text("ab \n", max_size=30))
def test_every_quote_is_verbatim(wanted: list[str], noise: str) -> None:
    text = noise + "park barn\n12 mnkr, barn" + noise
    found = quote(text, within=_whole(text), wanted=" ".join(wanted))
    assert found is None or verbatim(found.text, squeeze(text))


def test_an_empty_quote_is_not_verbatim() -> None:
    assert not verbatim("", "text")


def passage(first: int | None, last: int | None) -> Passage:
    return Passage(
        id="p",
        document_id="d",
        position=0,
        kind=PassageKind.PROSE,
        text="",
        span=Span(start=0, end=0),
        first_page=first,
        last_page=last,
    )


def test_a_quote_has_the_pages_that_it_stands_on_not_those_of_its_whole_passage() -> None:
    text = "Ett.\n\fTvå börjar\n\foch slutar.\n"
    places = {word: text.index(word) for word in ("Ett", "Två", "slutar")}
    whole = passage(1, 3)
    assert pages_of(Span(start=0, end=4), whole, text) == Pages(first=1, last=1)
    assert pages_of(Span(start=places["Två"], end=places["Två"] + 4), whole, text) == Pages(first=2, last=2)
    assert pages_of(Span(start=places["Två"], end=places["slutar"]), whole, text) == Pages(first=2, last=3)


def test_without_page_breaks_the_pages_of_the_passage_hold() -> None:
    assert pages_of(Span(start=0, end=3), passage(41, 42), "Ett.") == Pages(first=41, last=42)
    assert pages_of(Span(start=0, end=3), passage(None, None), "Ett.") == Pages(first=None, last=None)


def test_both_pages_and_the_printed_number_are_said() -> None:
    labels = ("", "", "1", "2", "3")
    source = Source(id="d", file="a.pdf", description=Description(title="A"), labels=labels)
    said = [
        page_text(
            Citation(number=1, passage=passage(1, 5), source=at, quote="", start=0, end=0, page=first, last_page=last)
        )
        for at, first, last in (
            (source, 3, 3),
            (source, 3, 4),
            (source, 1, 1),
            (replace(source, labels=()), 3, 4),
            (source, None, None),
        )
    ]
    assert said == ["3 (tryckt 1)", "3–4 (tryckt 1–2)", "1", "3–4", ""]
