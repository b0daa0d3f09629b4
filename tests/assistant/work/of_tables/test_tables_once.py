"""The tables of reports are put together once, whatever is asked of them afterwards."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.work.named_column.heads import Head, heads_of
from assistant.work.of_tables import tables
from assistant.work.row import FactRow

QUESTIONS = (
    "Vilka indikatorer når inte årsmålet?",
    "Vilken rad har störst avvikelse?",
    "Hur många träd står i parken?",
)


def test_who_asks_again_has_no_table_put_together_again(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def counted(table: Sequence[FactRow]) -> tuple[Head, ...]:
        made.append(len(table))
        return heads_of(table)

    monkeypatch.setattr(tables, "heads_of", counted)
    assistant = Assistant.open(sample_library, models=False)

    def told() -> list[str]:
        events = [event for question in QUESTIONS for event in assistant.ask(question)]
        return [event.answer.text for event in events if isinstance(event, Finished)]

    first = told()
    assert made
    made.clear()
    assert told() == first
    assert made == []
