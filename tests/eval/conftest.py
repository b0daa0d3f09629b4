"""What holds for the tests of the evaluation: no run of theirs is kept where those of people are."""

from pathlib import Path

import pytest

from eval.report import kept_runs


@pytest.fixture(autouse=True)
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep runs in a folder of the test's own, and return it."""
    monkeypatch.setenv(kept_runs.VARIABLE, str(tmp_path / "runs"))
    return tmp_path / "runs"
