"""`python -m assistant serve` as it is started, and what it says where it cannot be."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.__main__ import main
from tests.assistant.serve.asking import client
from tests.places import ROOT

pytestmark = pytest.mark.enable_socket


def test_another_address_needs_tokens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--library", str(tmp_path), "--address", "0.0.0.0", "--port", "0"]) == 2
    assert "--tokens" in capsys.readouterr().err


def test_bad_tokens_are_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--library", str(tmp_path), "--tokens", str(tmp_path / "none"), "--port", "0"]) == 2
    assert "none" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["taken", "70000", "-1"])
def test_a_port_that_cannot_be_had_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], port: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        number = str(other.getsockname()[1]) if port == "taken" else port
        assert main(["serve", "--library", str(tmp_path), f"--port={number}"]) == 1
    assert f"Porten {number}" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "mcp"])
def test_a_bad_setting_is_misuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("NAMNDSVAR_WORKERS", "många")
    assert main([command, "--library", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("NAMNDSVAR_WORKERS är 'många'")


@pytest.mark.slow
def test_it_serves_this_machine_until_it_is_interrupted(library: Path) -> None:
    command = [sys.executable, "-m", "assistant", "serve", "--library", str(library), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        address = server.stdout.readline().split("API: ")[1].split("/ask")[0]
        assert address.startswith("http://127.0.0.1:")
        with client(address) as http:
            assert http.post("/ask", json={"question": "Vad är årsmålet för sjukfrånvaron?"}).json()["citations"]
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 0
        assert "Traceback" not in server.stderr.read()
