"""A language model in the evaluation: beside the assistant, seen when it lies, and never the baseline."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from eval.__main__ import main
from eval.metrics import judged
from eval.metrics.outcome import judge
from eval.questions import Evidence, Kind, Question
from eval.run.corpus import library_for
from eval.sources import Sources, open_sources
from tests.assistant.model.scripted_server import ScriptedServer, saying

PLAN = """Mellanviks stadsdelsnämnd
Verksamhetsplan 2025

Äldreomsorg
Nämndens mål är att andelen nöjda omsorgstagare ska vara 83 procent under året.

Fritid
Antalet ungdomar som får feriejobb ska vara 1 272 under sommaren 2025.
"""
ASKED = "Hur många ungdomar får feriejobb?"
LINE = {
    "id": "job",
    "type": "prose_number",
    "question": ASKED,
    "answer": "1 272.",
    "facts": [["1 272"]],
    "evidence": [{"doc": "plan", "lines": [8, 8]}],
    "answerable": True,
}

QUESTION = Question(
    id="job",
    kind=Kind.PROSE_NUMBER,
    text=ASKED,
    gold="1 272.",
    answerable=True,
    facts=(("1 272",),),
    evidence=(Evidence(doc="plan", first=8, last=8),),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "plan.txt").write_text(PLAN, "utf-8")
    (folder / "questions").mkdir()
    (folder / "questions" / "small.jsonl").write_text(json.dumps(LINE, ensure_ascii=False), "utf-8")
    return folder


@pytest.fixture(scope="module")
def arguments(home: Path) -> list[str]:
    library = library_for(home / "corpus", cache=home / "cache")
    return ["--questions", f"{home}/questions", "--corpus", f"{home}/corpus", "--library", f"{library}"]


@pytest.fixture(scope="module")
def sources(home: Path) -> Sources:
    return open_sources(home / "corpus")


@pytest.fixture(scope="module")
def answer(home: Path) -> Answer:
    assistant = Assistant.open(library_for(home / "corpus", cache=home / "cache"), written=False)
    *_, last = assistant.ask(ASKED)
    assert isinstance(last, Finished)
    return last.answer


def _judged(answer: Answer, text: str, sources: Sources) -> tuple[float | None, float | None]:
    outcome = judge(QUESTION, replace(answer, text=text, written=True), sources=sources)
    return judged.borne(outcome), judged.borne_by_gold(outcome)


def test_a_written_lie_is_seen_by_the_check_and_by_the_gold(answer: Answer, sources: Sources) -> None:
    truth = "Antalet ungdomar som får feriejobb ska vara 1 272 under sommaren 2025 [1]."
    assert _judged(answer, truth, sources) == (1.0, 1.0)
    assert _judged(answer, "Antalet ungdomar som får feriejobb ska vara 1 300 [1].", sources) == (0.0, 0.0)
    assert _judged(answer, "Inga ungdomar får feriejobb [1].", sources) == (0.0, None)
    assert _judged(answer, f"{truth} Alla ungdomar får feriejobb [1].", sources) == (0.5, 1.0)


def test_an_answer_in_the_documents_own_words_does_not_enter(answer: Answer, sources: Sources) -> None:
    assert judged.borne(judge(QUESTION, answer, sources=sources)) is None


def test_a_model_runs_beside_the_assistant(arguments: list[str], tmp_path: Path) -> None:
    reply = "Antalet ungdomar som får feriejobb ska vara 1 272 under sommaren 2025 [1]."
    with ScriptedServer(behaviour=saying(reply)) as server:
        out = tmp_path / "run.json"
        assert main([*arguments, "--model", f"openai:liten@{server.address}/v1", "--json", str(out)]) == 0
        assert len(server.requests) == 1
    systems = next(iter(json.loads(out.read_text("utf-8"))["sets"].values()))["systems"]
    assert list(systems) == ["Nämndsvar", "Nämndsvar + liten"]
    assert "borne" not in systems["Nämndsvar"]["figures"]
    assert systems["Nämndsvar + liten"]["figures"]["borne"]["value"] == 1.0
    assert systems["Nämndsvar + liten"]["figures"]["accuracy"]["value"] == 1.0


def test_the_environments_model_is_not_measured(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(behaviour=saying("Ja [1].")) as server:
        monkeypatch.setenv("NAMNDSVAR_MODEL", f"openai:liten@{server.address}/v1")
        assert main(arguments) == 0
        assert server.requests == []


def test_a_model_is_never_the_baseline(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accept", *arguments, "--model", "ollama:liten"]) == 2
    assert "without --model" in capsys.readouterr().err


def test_a_model_that_cannot_be_used_is_misuse(arguments: list[str]) -> None:
    assert main([*arguments, "--model", "liten"]) == 2
