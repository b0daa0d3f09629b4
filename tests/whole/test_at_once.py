from pathlib import Path

import pytest

from tests.whole.at_once import run


@pytest.mark.slow
def test_adding_removing_and_asking_at_once_makes_no_answer_wrong(tmp_path: Path) -> None:
    came = run(tmp_path, seconds=20)
    assert came.wrong == ()
    assert came.changed.added > 2
    assert all(one.answers > 5 and one.found > one.answers / 4 for one in came.seen)
