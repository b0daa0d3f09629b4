import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.places import ROOT
from tests.ports import free_port
from ui import serve
from ui.access.configured import Access
from ui.server import offline, page_settings

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


@contextmanager
def started(command: Sequence[str], folder: Path, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """Start a server in `folder` with an environment as a user has it."""
    settings = {**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", *command]
    with subprocess.Popen(
        command, cwd=folder, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            yield server
        finally:
            server.kill()


@pytest.mark.slow
def test_page_is_served_in_swedish_until_it_is_interrupted(tmp_path: Path) -> None:
    command = ["ui.serve", "--library", str(tmp_path / "none"), "--port", "8790", "--no-browser"]
    with started(command, tmp_path) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split("http://")[1].split()[0]
        page = _fetched(f"http://{address}/")
        assert '<html lang="sv">' in page
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 0
        assert "Traceback" not in server.stdout.read()


OWN = ["ui.serve", "--no-browser", "--port"]
STREAMLITS = ["streamlit", "run", str(ROOT / "ui" / "app.py"), "--server.headless=true", "--server.port"]
LAX = """
[server]
address = "0.0.0.0"
maxUploadSize = 9000
[client]
showErrorDetails = "full"
"""


@pytest.mark.slow
@pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2", "::1"])
@pytest.mark.parametrize("command", [OWN, STREAMLITS], ids=["own", "streamlit run"])
def test_only_this_machine_reaches_the_page_wherever_it_is_started(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(LAX, encoding="utf-8")
    port = free_port()
    with started([*command, str(port)], tmp_path):
        assert '<html lang="sv">' in _fetched(f"http://127.0.0.1:{port}/")
        assert not _listens("127.0.0.2", port)  # a server on all addresses listens there too
        assert not _listens("::1", port)


@pytest.mark.slow
@pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2"])
def test_only_the_command_line_opens_the_page_to_others(tmp_path: Path) -> None:
    port = free_port()
    command = [*OWN, str(port)]
    with started(command, tmp_path, STREAMLIT_SERVER_ADDRESS="0.0.0.0"):
        assert _fetched(f"http://127.0.0.1:{port}/")
        assert not _listens("127.0.0.2", port)
    with started([*command, "--address", "0.0.0.0"], tmp_path) as server:
        assert _fetched(f"http://127.0.0.1:{port}/")
        assert _listens("127.0.0.2", port)
        assert server.stdout is not None
        assert "utan inloggning" in server.stdout.readline() + server.stdout.readline()


def test_a_name_for_others_is_said_to_be_open_to_them() -> None:
    """A proxy on this machine leads them to a page that listens on this machine alone."""
    names = ["svar.exempelkommun.se"]
    assert "svar.exempelkommun.se får göra allt, utan" in serve._who_may_come(
        Access(), address="127.0.0.1", hosts=names
    )
    assert serve._who_may_come(Access(), address="127.0.0.1", hosts=()) == ""


def _listens(address: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as asking:
        return asking.connect_ex((address, port)) == 0


def test_protective_settings_are_passed_to_streamlit() -> None:
    said = page_settings.flags(server_port=8501)
    assert {
        "--server.address=127.0.0.1",
        "--client.showErrorDetails=none",
        "--client.toolbarMode=viewer",
        "--server.maxUploadSize=100",
        "--browser.gatherUsageStats=false",
        "--browser.serverAddress=localhost",
        "--runner.postScriptGC=false",
        "--server.port=8501",
    } <= set(said)


@pytest.mark.parametrize(("address", "own"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("::", False)])
def test_it_is_known_which_addresses_others_reach(address: str, own: bool) -> None:
    assert serve.is_this_machine(address) is own


def test_an_address_that_is_none_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        serve.main(["--address", "everywhere"])
    assert "everywhere" in capsys.readouterr().err


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
    for name in offline.SETTINGS:
        monkeypatch.delenv(name)
