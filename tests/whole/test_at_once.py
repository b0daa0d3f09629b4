from pathlib import Path

import pytest

from tests.whole.at_once import run


@pytest.mark.slow
def test_adding_removing_and_asking_at_once_makes_no_answer_wrong(tmp_path: Path) -> None:
    came = run(tmp_path, seconds=10, at_least=6)
    assert came.wrong == ()
    assert came.changed.added >= 6
    assert all(one.answers >= 6 and one.found > 0 for one in came.seen)
