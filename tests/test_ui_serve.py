import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from ui import offline, serve

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.enable_socket  # ports of this machine are what is tested


@pytest.fixture
def taken() -> socket.socket:
    """Return a socket that listens on two neighbouring ports' first."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    return listening


def test_a_taken_port_is_passed_over(taken: socket.socket) -> None:
    port = taken.getsockname()[1]
    with taken:
        assert serve.free_port(port) > port


def test_no_free_port_is_one_clear_sentence(taken: socket.socket, capsys: pytest.CaptureFixture[str]) -> None:
    port = taken.getsockname()[1]
    with taken, pytest.raises(serve.NoFreePortError, match=f"Ingen ledig port från {port} till {port}"):
        serve.free_port(port, attempts=1)
    assert serve.main(["--port", "70000"]) == 1
    assert "Ingen ledig port" in capsys.readouterr().err


def test_help_imports_neither_streamlit_nor_torch() -> None:
    code = "import sys; sys.argv[1:] = []; import ui.serve; print('streamlit' in sys.modules, 'torch' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False False\n"
    )


@pytest.mark.slow
def test_page_is_served_in_swedish_until_it_is_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.serve", "--library", str(tmp_path / "none"), "--port", "8790", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split("http://")[1].split()[0]
            page = _fetched(f"http://{address}/")
            assert '<html lang="sv">' in page
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0
            assert "Traceback" not in server.stdout.read()
        finally:
            server.kill()


def _fetched(address: str) -> str:
    for _ in range(60):
        try:
            with urlopen(address) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"nothing answered at {address}")


def test_offline_settings_are_set_before_anything_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in offline.SETTINGS:
        monkeypatch.delenv(name, raising=False)
    offline.stay_offline()
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["STREAMLIT_BROWSER_GATHER_USAGE_STATS"] == "false"
    for name in offline.SETTINGS:
        monkeypatch.delenv(name)
