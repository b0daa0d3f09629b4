"""An answer as JSON: what `ask --json` and `batch` write."""

from assistant.answer import Answer, Citation, CitedCell, Ranked, Scope, Working
from assistant.plan import to_data


def to_json(answer: Answer) -> dict[str, object]:
    """Return `answer` as the object that `ask --json` and `batch` write."""
    return {
        "question": answer.question,
        "answer": answer.text,
        "refused": answer.refused,
        "sure": answer.sure,
        "reason": answer.reason,
        "standalone": answer.standalone,
        "scope": scope_json(answer.scope),
        "choices": list(answer.choices),
        "citations": [_citation(citation) for citation in answer.citations],
        "passages": [passage_json(ranked) for ranked in answer.passages],
        "seconds": round(answer.seconds, 4),
        **_working(answer.working),
        **_writing(answer),
    }


def scope_json(scope: Scope) -> dict[str, object]:
    """Return what an answer is limited to as it stands in the answer's `scope`."""
    return {
        "boards": list(scope.boards),
        "years": list(scope.years),
        "types": [str(type_) for type_ in scope.types],
    }


def _writing(answer: Answer) -> dict[str, object]:
    if not (answer.written or answer.note or answer.left_out):
        return {}
    return {"written": answer.written, "note": answer.note, "left_out": list(answer.left_out)}


def _working(working: Working | None) -> dict[str, object]:
    if working is None:
        return {}
    rows = [[{"text": cell.text, "citation": cell.citation} for cell in row] for row in working.table.rows]
    return {
        "plan": to_data(working.plan),
        "formula": working.formula,
        "table": {"columns": list(working.table.columns), "rows": rows},
    }


def _citation(citation: Citation) -> dict[str, object]:
    cell = citation.cell
    return {
        "number": citation.number,
        "file": citation.source.file,
        "title": citation.source.description.title,
        "page": citation.page,
        "last_page": citation.last_page,
        "page_label": citation.label or None,
        "headings": list(citation.passage.headings),
        "quote": citation.quote,
        "cell": _cited_cell(cell) if cell else None,
    }


def _cited_cell(cell: CitedCell) -> dict[str, object]:
    note = {"note": cell.note} if cell.note else {}
    return {"row": cell.row, "column": cell.column, "value": cell.value, **note}


def passage_json(ranked: Ranked) -> dict[str, object]:
    """Return a ranked passage as it stands among an answer's `passages`."""
    return {
        "file": ranked.source.file,
        "page": ranked.passage.first_page,
        "headings": list(ranked.passage.headings),
        "quote": ranked.quote or ranked.passage.text,
        "score": round(ranked.score, 4),
    }
