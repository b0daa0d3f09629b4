"""Brackets of a document's own are no markers of ours: in figures, worked answers, tables, goals and threads."""

import re
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

PLAN = """# Ekbro stadsdelsnämnd

## Verksamhetsplan 2025

Nämnden planerar enligt [1] och [ 12 ] för ett år med färre barn i förskolan och fler äldre i hemtjänsten.

### Uppföljning av driftbudget

| Mnkr | Kostnader | Intäkter | Netto |
| --- | --- | --- | --- |
| Förskola [7] | 120,0 | -20,0 | 100,0 |
| Äldreomsorg [8] | 330,0 | -30,0 | 300,0 |
| Totalt | 450,0 | -50,0 | 400,0 |

### KF:s mål för verksamhetsområdet: 1.1 Barn lär [9]

| Indikator | Årsmål | KF:s årsmål år 2025 | Periodicitet |
| --- | --- | --- | --- |
| Sjukfrånvaro [5] | 7,0 % [6] | 8,0 % | Tertial |
| Andel nöjda | 80 % | 85 % | År |
"""
QUESTIONS = (
    "Vad planerar nämnden för år 2025?",
    "Vad är årsmålet för sjukfrånvaron i Ekbro 2025?",
    "Hur stor andel av budgeten går till förskolan i Ekbro 2025?",
    "Vilka är de två största verksamhetsområdena i Ekbro 2025?",
    "Sammanfatta verksamhetsplanen för Ekbro 2025",
    "Vilka mål finns i Ekbro 2025?",
)
MARKER = re.compile(r"\[\s*(\d+)\s*\]")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("brackets")
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    library: Path = folder / "library"
    request = Request(paths=(folder / "plan.md",))
    assert all(report.error is None for report in add(request, settings=Settings(library=library)))
    return Assistant.open(library, written=False)


def _asked(assistant: Assistant, question: str) -> Answer:
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_marker_of_an_answer_is_one_of_its_citations(assistant: Assistant, question: str) -> None:
    answer = _asked(assistant, question)
    shown = [answer.text]
    if answer.working is not None:
        shown += [answer.working.formula, *(cell.text for row in answer.working.table.rows for cell in row)]
    if answer.comparison is not None:
        shown += [cell for row in answer.comparison.rows for cell in row]
    numbers = {citation.number for citation in answer.citations}
    assert {int(number) for text in shown for number in MARKER.findall(text)} <= numbers


def test_a_thread_shows_no_marker_of_a_document(assistant: Assistant) -> None:
    followed = assistant.follow("sjukfrånvaro")
    assert followed.threads.threads
    tables = [cell for table in followed.tables for row in table.rows for cell in row]
    numbers = {citation.number for citation in followed.answer.citations}
    shown = [followed.answer.text, *tables, *(table.name for table in followed.tables)]
    assert {int(number) for text in shown for number in MARKER.findall(text)} <= numbers
    assert "Sjukfrånvaro (5)" in str(followed.data["threads"])
