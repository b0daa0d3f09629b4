"""A quote stands word for word in the stored text, or is cut to the part that does."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.tell.cite import is_verbatim, quote
from ingest.document import Span

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
    assert found is None or is_verbatim(found.text, text)


def test_an_empty_quote_is_not_verbatim() -> None:
    assert not is_verbatim("", "text")
