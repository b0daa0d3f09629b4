"""An answer tells the figure of the asked year, measure, months and report, or says that there is none.

The tables in `data/asked` are invented, and so that each tempts to another figure: empty cells, years without a column,
eight months beside twelve, gross beside net, targets without an outcome, sums that are called different things.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Finished, Reason
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import DATA, SAMPLE, SHARED
from tests.sampled import first_of, first_of_each

DATA = DATA / "asked"
BOARDS = SAMPLE / "boards.toml"
CASES = SHARED / "cases" / "ar_matt"
LEAD = 250  # characters in which an answer tells the figure
QUESTIONS = [json.loads(line) for line in (DATA / "questions.jsonl").read_text("utf-8").splitlines()]


def _assistant(source: Path, library: Path) -> Assistant:
    reports = list(add(Request(paths=(source,), boards=BOARDS), settings=Settings(library=library)))
    assert all(report.error is None for report in reports)
    return Assistant.open(library)


@pytest.fixture(scope="module")
def assistants(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Assistant]:
    folder = tmp_path_factory.mktemp("asked")
    return {source.name: _assistant(source, folder / source.name) for source in DATA.iterdir() if source.is_dir()}


def _asked(assistant: Assistant, question: str) -> Answer:
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("−", "-")


@pytest.mark.parametrize(
    "asked",
    first_of_each(lambda asked: (asked["library"], asked.get("missing")), QUESTIONS),
    ids=lambda asked: asked["id"],
)
def test_no_other_figure_stands_in_for_the_asked_one(
    asked: Mapping[str, Any], assistants: Mapping[str, Assistant]
) -> None:
    answer = _asked(assistants[asked["library"]], asked["question"])
    text = _plain(answer.text)
    if asked.get("missing"):
        assert answer.refused, text
        assert not any(other in text.split(". ")[0] for other in asked.get("never", ()))
        return
    assert not answer.refused, text
    lead = text[:LEAD]
    first = min((lead.index(figure) for figure in asked["lead"] if figure in lead), default=LEAD)
    assert first < LEAD, text
    assert not any(0 <= lead.find(other) < first for other in asked.get("never", ())), text
    assert all(figure in text for figure in asked.get("says", ())), text
    assert asked.get("report", "").casefold() in text.casefold(), text


def test_what_the_table_lacks_is_said_with_what_it_has(assistants: Mapping[str, Assistant]) -> None:
    answer = _asked(assistants["hamnstaden"], "Hur stor var avvikelsen för förskolan 2023?")
    assert answer.reason is Reason.OTHER_SCOPE
    assert answer.text == (
        "Tabellen har ingen kolumn för avvikelse 2023 på raden Förskola (Hamnstaden, verksamhetsberättelse 2024). "
        "Det som står på raden är Avvikelse 2024: -2,6 mnkr; Bokslut 2023: 118,4 mnkr; Budget 2024: 121,0 mnkr [1]."
    )


@pytest.mark.skipif(not CASES.is_dir(), reason="the small failing inputs lie beside the project, in ../shared/cases")
@pytest.mark.parametrize(
    "name", first_of(["summa", *(f"summarader/{name}" for name in ("Nämnden_totalt", "Summa", "Totalt"))])
)
def test_a_total_is_known_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    answer = _asked(_assistant(CASES / f"{name}.md", tmp_path / "library"), "Vad är nämndens totala budget 2025?")
    assert "730,0" in answer.text[:40]


@pytest.mark.skipif(not CASES.is_dir(), reason="the small failing inputs lie beside the project, in ../shared/cases")
@pytest.mark.parametrize(
    ("question", "lacks"),
    first_of(
        [
            ("Vad var avvikelsen för hemtjänsten 2023?", "avvikelse 2023"),
            ("Vad var budgeten för förskolan 2023?", "budget 2023"),
            ("Vad är årsmålet för sjukfrånvaro 2023?", "årsmål 2023"),
            ("Vad var sjukfrånvaron 2022?", "2022"),
            ("Hur stor var budgeten 2025 för hemtjänst?", "budget 2025"),
        ],
    ),
)
def test_a_year_without_a_column_is_no_other_year(question: str, lacks: str, tmp_path: Path) -> None:
    answer = _asked(_assistant(CASES / "arsmatt.md", tmp_path / "library"), question)
    assert answer.refused
    assert answer.text.startswith(f"Tabellen har ingen kolumn för {lacks}")
    assert "ökning" not in answer.text.lower()
    assert "minskning" not in answer.text.lower()
