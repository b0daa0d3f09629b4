from pathlib import Path

import pytest

from tests.faults.kills import run


@pytest.mark.slow
def test_a_library_survives_being_killed_at_any_moment(tmp_path: Path) -> None:
    tally = run(25, directory=tmp_path, seed=1)
    assert tally.faults == []
    assert tally.killed == 25
    assert tally.old > 0
    assert tally.new > 0
