"""`python -m assistant doctor`: what is configured, whether it works, and who is contacted."""

from pathlib import Path

import pytest

from assistant.__main__ import main
from tests.assistant.model.scripted_server import ScriptedServer, Talk, copying

KEY = "sk-hemligt-123"


def test_without_a_model_all_is_well_and_nothing_is_sent(
    sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--library", str(sample_library)]) == 0
    out = capsys.readouterr().out
    assert "8 dokument" in out
    assert "ingenting skickas någonstans" in out


def test_a_model_that_copies_its_evidence_is_well(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedServer(behaviour=_copying) as server:
        monkeypatch.setenv("NAMNDSVAR_MODEL", f"ollama:liten@{server.address}")
        monkeypatch.setenv("NAMNDSVAR_MODEL_KEY", KEY)
        assert main(["doctor", "--library", str(sample_library)]) == 0
        host = server.address.removeprefix("http://")
    out = capsys.readouterr().out
    assert f"liten (ollama) på {host}, på den här datorn" in out
    assert "Första ordet kom efter" in out
    assert "Svaret är skrivet av modellen och prövat mot källan" in out
    assert f"Inget annat än {host} kontaktades." in out
    assert KEY not in out


def test_a_model_that_does_not_answer_is_told(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedServer(behaviour=lambda talk: talk.start(401)) as server:
        monkeypatch.setenv("NAMNDSVAR_MODEL", f"openai:liten@{server.address}/v1")
        assert main(["doctor", "--library", str(sample_library)]) == 1
    assert "godtar inte nyckeln" in capsys.readouterr().out


def _copying(talk: Talk) -> None:
    if "UTDRAG" in talk.request.prompt:
        copying(talk)
    else:
        talk.start()
        talk.say("Ja.")
        talk.end()
