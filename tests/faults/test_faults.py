from pathlib import Path

import pytest

from tests.faults.__main__ import run


@pytest.mark.slow
def test_no_fault_loses_or_falsifies_anything(tmp_path: Path) -> None:
    table = run(10, directory=tmp_path, seed=5)
    assert table.wrong == []
    assert sum(counts.total() for counts in table.commands.values()) == 10
