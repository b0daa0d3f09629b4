from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Cell, Column, Description, Guess, Row, Span, Table, TableKind
from ingest.document_json import (
    dump_description,
    dump_row,
    dump_table,
    dump_texts,
    load_description,
    load_row,
    load_table,
    load_texts,
)
from ingest.genre.report_types import reports

words = st.text(max_size=12)
spans = st.tuples(st.integers(0, 99), st.integers(100, 999)).map(lambda pair: Span(start=pair[0], end=pair[1]))
columns = st.builds(Column, key=words, printed=words, time=words)
rows = st.builds(
    Row,
    name=words,
    cells=st.lists(st.builds(Cell, column=columns, value=words), max_size=3).map(tuple),
    spans=st.lists(spans, max_size=3).map(tuple),
    certain=st.booleans(),
    section=st.none() | words,
    unit=st.none() | words,
    analysis=st.none() | spans,
)
tables = st.builds(
    Table,
    kind=st.sampled_from(TableKind),
    columns=st.lists(columns, max_size=3).map(tuple),
    rows=st.lists(rows, max_size=3).map(tuple),
    spans=st.lists(spans, max_size=2).map(tuple),
    caption=st.none() | words,
)
guesses = st.builds(
    Guess,
    value=words,
    sureness=st.floats(0, 1),
    lines=st.lists(st.integers(1, 999), max_size=3).map(tuple),
    basis=words,
)
descriptions = st.builds(
    Description,
    title=words,
    board=st.none() | words,
    year=st.none() | st.integers(1900, 2100),
    type=st.none() | st.sampled_from(sorted(reports())),
    last_year=st.none() | st.integers(1900, 2100),
    guesses=st.lists(st.tuples(words, guesses), max_size=3).map(tuple),
)


@given(rows)
def test_a_row_comes_back_as_it_was(row: Row) -> None:
    assert load_row(dump_row(row)) == row


@given(tables)
def test_a_table_comes_back_as_it_was(table: Table) -> None:
    assert load_table(dump_table(table)) == table


@given(descriptions)
def test_a_description_comes_back_as_it_was(description: Description) -> None:
    assert load_description(dump_description(description)) == description


@given(st.lists(words).map(tuple))
def test_texts_come_back_as_they_were(texts: tuple[str, ...]) -> None:
    assert load_texts(dump_texts(texts)) == texts
