"""Turns the nested parts of records into JSON for the catalogue, and back."""

import json
from typing import Any

from ingest.document import Cell, Column, Description, Guess, ReportType, Row, Span, Table, TableKind


def dump_row(row: Row) -> str:
    """Return `row` as JSON."""
    return _compact(_row(row))


def load_row(text: str) -> Row:
    """Return the row that `dump_row` wrote."""
    return _read_row(json.loads(text))


def dump_table(table: Table) -> str:
    """Return `table` as JSON."""
    return _compact(
        {
            "kind": table.kind,
            "columns": [_column(column) for column in table.columns],
            "rows": [_row(row) for row in table.rows],
            "spans": _spans(table.spans),
            "caption": table.caption,
            "doubt": table.doubt,
        }
    )


def load_table(text: str) -> Table:
    """Return the table that `dump_table` wrote."""
    stored = json.loads(text)
    return Table(
        kind=TableKind(stored["kind"]),
        columns=tuple(_read_column(column) for column in stored["columns"]),
        rows=tuple(_read_row(row) for row in stored["rows"]),
        spans=_read_spans(stored["spans"]),
        caption=stored["caption"],
        doubt=stored.get("doubt"),  # libraries of before have none
    )


def dump_description(description: Description) -> str:
    """Return `description` as JSON."""
    return _compact(
        {
            "title": description.title,
            "board": description.board,
            "year": description.year,
            "type": description.type,
            "last_year": description.last_year,
            "guesses": [
                [name, guess.value, guess.sureness, list(guess.lines), guess.basis]
                for name, guess in description.guesses
            ],
        }
    )


def load_description(text: str) -> Description:
    """Return the description that `dump_description` wrote."""
    stored = json.loads(text)
    return Description(
        title=stored["title"],
        board=stored["board"],
        year=stored["year"],
        type=ReportType(stored["type"]) if stored["type"] else None,
        last_year=stored.get("last_year"),
        guesses=tuple(
            (name, Guess(value=value, sureness=sureness, lines=tuple(lines), basis=basis))
            for name, value, sureness, lines, basis in stored["guesses"]
        ),
    )


def dump_texts(texts: tuple[str, ...]) -> str:
    """Return a tuple of texts as JSON."""
    return _compact(list(texts))


def load_texts(text: str) -> tuple[str, ...]:
    """Return the texts that `dump_texts` wrote."""
    return tuple(json.loads(text))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "cells": [[_column(cell.column), cell.value, *([cell.note] if cell.note else [])] for cell in row.cells],
        "spans": _spans(row.spans),
        "certain": row.certain,
        "section": row.section,
        "unit": row.unit,
        "analysis": [row.analysis.start, row.analysis.end] if row.analysis else None,
    }


def _read_row(stored: dict[str, Any]) -> Row:
    analysis = stored["analysis"]
    return Row(
        name=stored["name"],
        cells=tuple(
            Cell(column=_read_column(column), value=value, note="".join(note))
            for column, value, *note in stored["cells"]
        ),
        spans=_read_spans(stored["spans"]),
        certain=stored["certain"],
        section=stored["section"],
        unit=stored["unit"],
        analysis=Span(start=analysis[0], end=analysis[1]) if analysis else None,
    )


def _column(column: Column) -> list[str]:
    return [column.key, column.printed, *([column.time] if column.time else [])]


def _read_column(stored: list[str]) -> Column:
    key, printed, *time = stored
    return Column(key=key, printed=printed, time="".join(time))


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _read_spans(stored: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in stored)
