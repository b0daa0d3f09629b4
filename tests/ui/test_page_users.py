import asyncio
from pathlib import Path

import pytest

from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE
from tests.ui import page_users


@pytest.mark.slow
@pytest.mark.enable_socket
def test_users_are_answered_on_their_open_pages(tmp_path: Path) -> None:
    sample = SAMPLE
    list(add(Request(paths=(sample,)), settings=Settings(library=tmp_path)))
    with page_users.served(tmp_path) as port:
        waits = asyncio.run(page_users.measure(port, page_users.Load(users=2, questions=2, pause=0.1)))
    assert len(waits.answers) == 4
    assert len(waits.openings) == 2
    assert max(waits.first, *waits.openings, *waits.answers) < 30
