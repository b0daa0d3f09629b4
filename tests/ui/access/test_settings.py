"""Settings of logging in and of roles: what is wrong is said in one sentence before anything listens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import BadSetting
from tests.places import ROOT
from tests.ui.access.keeping import AUTH, keeping, somebody
from tests.ui.access.served import ROLES, surroundings, written
from ui.access import texts
from ui.access.configured import HOURS, configured, read_access
from ui.access.known.proxy import ADDRESSES, GROUPS, USER
from ui.access.known.secrets import BadSecrets
from ui.access.roles import Role

PROXY = {USER: "X-Remote-User", ADDRESSES: "10.0.0.5"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_without_settings_the_pages_are_open(folder: Path) -> None:
    assert read_access({}).is_open
    written(folder, 'other = "secret"')
    assert read_access({}).is_open


def test_a_log_in_needs_no_more_than_this(folder: Path) -> None:
    written(folder, AUTH + ROLES)
    access = read_access({HOURS: "4"})
    assert access.login is not None
    assert (access.login.origin, access.login.host, access.login.hours) == (
        "https://svar.exempelkommun.se",
        "svar.exempelkommun.se",
        4,
    )
    assert [access.with_role(somebody(role)).role for role in Role] == list(Role)


@pytest.mark.parametrize(
    ("written_as", "origin"),
    [
        ("https://Svar.Exempelkommun.se:443", "https://svar.exempelkommun.se"),
        ("https://svar.exempelkommun.se:8443", "https://svar.exempelkommun.se:8443"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:8501", "http://[::1]:8501"),
    ],
)
def test_the_pages_are_known_by_the_name_that_a_browser_sends(folder: Path, written_as: str, origin: str) -> None:
    """By another the log-in would lead back to itself without an end."""
    written(folder, AUTH.replace("https://svar.exempelkommun.se", written_as) + ROLES)
    access = read_access({})
    assert access.login is not None
    assert access.login.origin == origin


WRONG = [
    (AUTH, texts.NO_ROLES),
    (AUTH + "[roles]\nadministrera = []\n", texts.NOBODY_ADMINISTERS),
    (AUTH + '[roles]\nadministrera = "alla"\n', texts.NOT_TEXTS.format(name="administrera")),
    (AUTH + '[roles]\nadministrera = [""]\n', texts.NOT_TEXTS.format(name="administrera")),
    (AUTH + '[roles]\nadmin = ["a"]\nadministrera = ["b"]\n', "[roles] admin finns inte"),
    (AUTH + '[roles]\nadministrera = ["b"]\nutan_roll = "administrera"\n', texts.BAD_DEFAULT),
    (AUTH + '[roles]\nadministrera = ["b"]\nutan_roll = []\n', texts.BAD_DEFAULT),
    (AUTH + '[roles]\nadministrera = ["b"]\nclaim = ""\n', texts.BAD_CLAIM),
    (AUTH + '[roles]\nadministrera = ["b"]\npersoner = ["a"]\n', "[roles] personer"),
    (AUTH.replace("en lång hemlighet som ingen gissar", "kort") + ROLES, "cookie_secret ska vara minst"),
    (AUTH.replace('client_secret = "hemligt"', "") + ROLES, texts.MISSING.format(name="client_secret")),
    (AUTH.replace('"namndsvar"', "7") + ROLES, texts.NOT_TEXT.format(name="client_id")),
    (AUTH.replace("/oauth2callback", "/") + ROLES, "redirect_uri ska vara"),
    (AUTH.replace("https://svar", "http://svar") + ROLES, texts.NOT_SECURE.format(name="redirect_uri")),
    (AUTH.replace("https://inl", "http://inl") + ROLES, texts.NOT_SECURE.format(name="server_metadata_url")),
    (AUTH + '[auth.google]\nclient_id = "x"\n' + ROLES, texts.SEVERAL.format(name="google")),
    (ROLES, texts.NOBODY_IS_ASKED.format(header=USER)),
    ("[Auth]\n" + ROLES, texts.NOBODY_IS_ASKED.format(header=USER)),
    *(
        (AUTH.replace("svar.exempelkommun.se", host) + ROLES, "redirect_uri ska vara")
        for host in ("[::1", "a@svar.exempelkommun.se", "svar.exempelkommun.se:99999", "svar:x", "")
    ),
    (AUTH.replace("inloggning.exempelkommun.se", "[::1") + ROLES, texts.NOT_SECURE.format(name="server_metadata_url")),
    ("auth = 1\n" + ROLES, texts.MISSING.format(name="redirect_uri")),
    ("[auth\n", "kan inte läsas"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_said_in_one_sentence(folder: Path, text: str, said: str) -> None:
    written(folder, text)
    with pytest.raises(BadSecrets) as raised:
        read_access({})
    assert said in str(raised.value)
    assert "\n" not in str(raised.value).removesuffix("\n") or "kan inte läsas" in said
    assert "hemligt" not in str(raised.value)


def test_secrets_that_others_may_read_are_refused(folder: Path) -> None:
    written(folder, AUTH + ROLES)
    (folder / ".streamlit" / "secrets.toml").chmod(0o644)
    if os.name == "posix":
        with pytest.raises(BadSecrets, match="chmod 600"):
            read_access({})


@pytest.mark.parametrize(
    "environment",
    [
        {USER: "X-Remote-User"},
        {ADDRESSES: "10.0.0.5"},
        {GROUPS: "X-Groups"},
        {**PROXY, USER: "Cookie"},
        {**PROXY, USER: "X Remote"},
        {**PROXY, USER: "X_Remote_User"},
        {**PROXY, ADDRESSES: "10.0.0.300"},
        {**PROXY, ADDRESSES: "0.0.0.0/0"},
        {**PROXY, ADDRESSES: "::/0"},
        {**PROXY, ADDRESSES: "proxy.exempelkommun.se"},
        {**PROXY, ADDRESSES: ","},
        {**PROXY, GROUPS: "host"},
        {**PROXY, GROUPS: "x-remote-user"},
        {HOURS: "0"},
        {HOURS: "-1"},
        {HOURS: "10000"},
    ],
)
def test_a_variable_that_means_nothing_is_said(folder: Path, environment: dict[str, str]) -> None:
    written(folder, ROLES)
    with pytest.raises(BadSetting):
        read_access(environment)


def test_a_log_in_and_a_proxy_at_once_are_refused(folder: Path) -> None:
    written(folder, AUTH + ROLES)
    with pytest.raises(BadSecrets, match="inte båda"):
        read_access(PROXY)


def test_a_proxy_needs_roles(folder: Path) -> None:
    with pytest.raises(BadSecrets, match="roles"):
        read_access(PROXY)


def test_bad_roles_written_while_the_server_runs_leave_those_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with keeping(tmp_path, monkeypatch):
        file = tmp_path / ".streamlit" / "secrets.toml"
        assert not configured().is_open
        for text in ("[roles]\n", "", "[roles", AUTH + '[roles]\nadministrera = []\nutan_roll = "lasa"\n'):
            file.write_text(text, "utf-8")
            assert [configured().with_role(somebody(role)).role for role in Role] == list(Role)
        file.unlink()
        assert not configured().is_open


@pytest.mark.slow
@pytest.mark.parametrize("start", [["-m", "ui.serve"], ["-m", "streamlit", "run", str(ROOT / "ui" / "app.py")]])
def test_nothing_listens_where_a_setting_is_wrong(tmp_path: Path, start: list[str]) -> None:
    written(tmp_path, AUTH)
    told = subprocess.run(
        [sys.executable, *start], cwd=tmp_path, env=surroundings(tmp_path), capture_output=True, text=True, timeout=60
    )
    assert told.returncode == 2
    assert "[roles] saknas" in told.stderr
    assert "Traceback" not in told.stderr
    assert "ui.serve" not in start or "localhost" not in told.stdout


@pytest.mark.slow
def test_a_proxy_is_not_believed_where_the_server_believes_headers(tmp_path: Path) -> None:
    written(tmp_path, ROLES)
    told = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "ui" / "app.py")],
        cwd=tmp_path,
        env=surroundings(tmp_path, **PROXY),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 2
    assert "python -m ui.serve" in told.stderr
