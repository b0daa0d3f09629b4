"""Three honest levels: answered, shown as uncertain, refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import texts
from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.export.answer_json import to_json
from assistant.settings import DEFAULT
from eval.metrics.refusal import crag
from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

REPORT = """# Ekhagens stadsdelsnämnd

## Parker

Nämnden ska rusta lekplatsen i Kvarnparken under våren. Arbetet görs tillsammans med skolan.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "plan.md").write_text(REPORT, "utf-8")
    override = Override(board="Ekhagen", year=2026, type=ReportType.PLAN)
    list(add(Request(paths=(folder / "plan.md",), override=override), settings=Settings(library=folder / "lib")))
    return folder / "lib"


def answer(library: Path, question: str, *, least_sure: float) -> Answer:
    assistant = Assistant.open(library, settings=replace(DEFAULT, least_sure=least_sure))
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer


def test_a_sure_answer_says_nothing_of_doubt(library: Path) -> None:
    told = answer(library, "Vad ska rustas i Kvarnparken i Ekhagen?", least_sure=0.0)
    assert told.sure
    assert to_json(told)["sure"] is True
    assert texts.UNSURE not in told.text


def test_an_uncertain_answer_says_so_first_and_cites_all_the_same(library: Path) -> None:
    told = answer(library, "Vad ska rustas i Kvarnparken i Ekhagen?", least_sure=1.01)
    assert not told.sure
    assert not told.refused
    assert told.text.startswith(texts.UNSURE)
    assert "lekplatsen" in told.text
    assert told.citations
    assert to_json(told)["sure"] is False


def test_a_refusal_is_no_uncertain_answer(library: Path) -> None:
    told = answer(library, "Hur många simhallar finns i Ekhagen?", least_sure=1.01)
    assert told.refused
    assert told.sure


def test_an_uncertain_answer_counts_half_right_or_wrong() -> None:
    assert crag(answerable=True, refused=False, right=True, sure=False) == 0.5
    assert crag(answerable=True, refused=False, right=False, sure=False) == -0.5
    assert crag(answerable=False, refused=False, right=False, sure=False) == -0.5
    assert crag(answerable=False, refused=True, right=False) == 1.0
