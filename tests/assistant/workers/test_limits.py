import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.workers.allowance import AllowanceSize
from assistant.workers.crew import CrewSize
from assistant.workers.limits import read_limits
from ingest.errors import BadSetting
from tests.places import ROOT

NAMES = {
    "NAMNDSVAR_QUESTIONS_A_MINUTE": "frågor, 1 till 1000",
    "NAMNDSVAR_QUESTIONS_AT_ONCE": "frågor, 1 till 64",
    "NAMNDSVAR_QUESTION_SECONDS": "sekunder, 1 till 600",
    "NAMNDSVAR_WORKERS": "arbetare, 1 till 64",
}
KEPT = {"NAMNDSVAR_KEEP_DAYS": "dagar, 0 till 36500", "NAMNDSVAR_KEEP_VERSIONS": "versioner, 0 till 1000"}
BAD = ["x", "-1", "1.5", "99999999", "9" * 5000, "٣", "²", "1 0"]


def test_nothing_set_is_what_was_measured() -> None:
    limits = read_limits({"NAMNDSVAR_WORKERS": " "})
    assert limits.allowance == AllowanceSize()
    assert limits.crew == CrewSize()


def test_each_limit_is_what_its_variable_says() -> None:
    limits = read_limits({name: str(number) for number, name in enumerate(NAMES, start=5)})
    assert (limits.allowance.questions, limits.allowance.at_once) == (5, 6)
    assert (limits.crew.seconds, limits.crew.workers) == (7, 8)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [*BAD, "0"])
def test_a_limit_out_of_its_bounds_is_said(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=f"^{name} är .*: ange ett antal {NAMES[name]}") as caught:
        read_limits({name: value})
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("name", [*NAMES, *KEPT])
def test_readme_names_each_limit_with_its_bounds(name: str) -> None:
    (row,) = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith(f"| `{name}`")]
    assert (NAMES | KEPT)[name].split(", ")[1].replace("till", "to") in row


COMMANDS = [
    [name, value, *command]
    for name, value, command in (
        ("NAMNDSVAR_KEEP_DAYS", "9" * 5000, ["assistant", "ask", "Hej?"]),
        ("NAMNDSVAR_KEEP_VERSIONS", "alla", ["assistant", "ask", "Hej?"]),
        ("NAMNDSVAR_KEEP_VERSIONS", "alla", ["ingest", "list"]),
        ("NAMNDSVAR_WORKERS", "0", ["ui.serve", "--no-browser"]),
        ("NAMNDSVAR_KEEP_DAYS", "x", ["ui.serve", "--no-browser"]),
        ("NAMNDSVAR_QUESTION_SECONDS", "snart", ["streamlit", "run", str(ROOT / "ui" / "app.py")]),
    )
]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command[0]}-{command[2]}")
def test_a_bad_setting_is_one_sentence_and_misuse(command: list[str], tmp_path: Path) -> None:
    name, value, *rest = command
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), name: value}
    run = [sys.executable, "-m", *rest]
    if rest[0] == "assistant":  # the library is opened only where there is one
        (tmp_path / "library").mkdir()
        add = [sys.executable, "-m", "ingest", "add", str(next((ROOT / "data" / "sample").glob("*.txt")))]
        subprocess.run(add, cwd=tmp_path, env={**environment, name: ""}, check=True, capture_output=True)
    ended = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2
    (line,) = ended.stderr.strip().splitlines()
    assert line.startswith(f"{name} är ")
