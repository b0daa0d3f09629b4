import json
import shutil
from pathlib import Path

import pytest

from eval import commands
from eval.__main__ import main
from eval.run.corpus import check_held, ingestion_of, library_for
from eval.run.evaluate import CORPORA, sets_of
from eval.sources import SourcesError, open_sources
from ingest.store.index import Index
from tests.eval.eval_records import corpus, question

PLAN = """Mellanviks stadsdelsnämnd
Verksamhetsplan 2025

Äldreomsorg
Nämndens mål är att andelen nöjda omsorgstagare ska vara 83 procent under året.

Fritid
Antalet ungdomar som får feriejobb ska vara 1 272 under sommaren 2025.
"""
LINES = [
    {
        "id": "job",
        "type": "prose_number",
        "question": "Hur många ungdomar får feriejobb?",
        "answer": "1 272.",
        "facts": [["1 272"]],
        "evidence": [{"doc": "plan", "lines": [8, 8]}],
        "answerable": True,
    },
    {
        "id": "song",
        "type": "general",
        "question": "Vem vann Melodifestivalen 1974?",
        "answer": "Utanför dokumenten.",
        "facts": [],
        "evidence": [],
        "answerable": False,
    },
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "plan.txt").write_text(PLAN, "utf-8")
    (folder / "questions").mkdir()
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in LINES)
    (folder / "questions" / "small.jsonl").write_text(text, "utf-8")
    library_for(folder / "corpus", cache=folder / "cache")
    return folder


@pytest.fixture
def arguments(home: Path) -> list[str]:
    library = library_for(home / "corpus", cache=home / "cache")
    return ["--questions", f"{home}/questions", "--corpus", f"{home}/corpus", "--library", f"{library}"]


def test_a_library_is_built_once_for_the_same_files(home: Path, tmp_path: Path) -> None:
    first = library_for(home / "corpus", cache=home / "cache")
    assert library_for(home / "corpus", cache=home / "cache") == first
    ingestion = ingestion_of(first)
    assert ingestion is not None
    assert (ingestion.files, ingestion.size) == (1, len(PLAN.encode()))
    shutil.copytree(home / "corpus", tmp_path / "corpus")
    (tmp_path / "corpus" / "plan.txt").write_text(PLAN + "\nSlut.\n", "utf-8")
    assert library_for(tmp_path / "corpus", cache=home / "cache") != first


def test_a_run_prints_its_figures_and_writes_its_reports(
    home: Path, arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, figures = tmp_path / "report.html", tmp_path / "run.json"
    assert main([*arguments, "--html", f"{page}", "--json", f"{figures}"]) == 0
    assert "All facts within the cap" in capsys.readouterr().out
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(figures.read_text("utf-8"))["sets"]["questions"]["figures"]["correct"]["value"] == 1.0
    assert main([*arguments, "--compare", f"{figures}"]) == 0
    assert "+.000" in capsys.readouterr().out


@pytest.mark.slow
def test_baselines_stand_beside(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.systems.quickstart.installed", lambda: False)
    assert main([*arguments, "--baselines"]) == 0
    shown = capsys.readouterr()
    assert "LlamaIndex quickstart is left out" in shown.err
    assert all(name in shown.out for name in ("BM25", "words", "vectors", "scope"))


def test_the_gate_fails_a_figure_below_its_floor(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    floors = tmp_path / "floors.toml"
    monkeypatch.setattr(commands, "FLOORS", floors)
    floors.write_text("[questions.accuracy]\nfloor = 0.9\nreason = 'It was reached.'\n", "utf-8")
    assert main([*arguments, "--gate"]) == 0
    floors.write_text("[questions.length]\nceiling = 1\nreason = 'Nobody reads more.'\n", "utf-8")
    assert main([*arguments]) == 0
    assert main([*arguments, "--gate"]) == 1
    assert "Below the bar: Length of an answer" in capsys.readouterr().out


def test_accept_writes_the_baseline(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "BASELINE", tmp_path / "baseline.json")
    assert main(["accept", *arguments]) == 0
    assert list(json.loads((tmp_path / "baseline.json").read_text("utf-8"))["sets"]) == ["questions"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--corpus", "nowhere"], "There is no corpus at nowhere"),
        (["--questions", "nowhere"], "No question file"),
        (["--split", "test"], "marked split 'test'"),
        (["--compare", "nowhere.json"], "nowhere.json is not a file that"),
        (["--library", "nowhere"], "nowhere"),
        (["--set", "all"], "belong to one set"),
    ],
)
def test_input_that_cannot_be_used_is_one_sentence(
    arguments: list[str], given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, *given]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1


def test_a_library_without_the_document_asked_about_is_told(home: Path, tmp_path: Path) -> None:
    sources = corpus(tmp_path)
    index = Index.open(library_for(home / "corpus", cache=home / "cache"))
    with pytest.raises(SourcesError, match=r"does not hold a_1\.txt, which question 'q' asks about"):
        check_held(index, [question()], sources=sources)
    check_held(index, [], sources=open_sources(home / "corpus"))


def test_retrieval_needs_the_sets_that_it_is_pointed_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retrieval", "--benchmarks", "nowhere"]) == 2
    assert "name the folder with --benchmarks" in capsys.readouterr().err


def test_a_group_stands_for_its_sets_and_a_set_for_itself() -> None:
    assert sets_of("all") == tuple(CORPORA)
    assert set(sets_of("towns")) == {name for name in CORPORA if name.startswith("towns_")}
    assert sets_of("sample") == ("sample",)
