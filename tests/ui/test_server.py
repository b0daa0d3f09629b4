"""The page's server as a whole: what every path answers, and what damage under it costs."""

import asyncio
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

from ingest.pipeline.build import Request, add
from ingest.pipeline.mend import rebuild
from ingest.settings import Settings
from tests.places import SAMPLE
from tests.ui.page_users import User, served

PATHS = [
    "/",
    "/samtal",
    "/_stcore/health",
    "/_stcore/host-config",
    "/static/none.js",
    "/media/none",
    "/no/where",
    "/../x",
]
METRICS = ["/_stcore/metrics", "/_stcore/metrics/", "//_stcore/metrics", "/_stcore/%6detrics"]
HEADERS = [
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
]
QUESTION = "Vad är årsmålet för sjukfrånvaro?"

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    list(add(Request(paths=tuple(sorted(SAMPLE.glob("*.txt"))[:2])), settings=Settings(library=tmp_path / "library")))
    return tmp_path / "library"


def test_every_path_has_the_headers_and_none_tells_how_many_ask(library: Path) -> None:
    with served(library) as port:
        for path in (*PATHS, *METRICS):
            for method in ("GET", "POST"):
                with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                    connection.request(method, path)
                    answer = connection.getresponse()
                    assert [name for name in HEADERS if name not in answer.headers] == [], f"{method} {path}"
                    if path in METRICS:
                        assert answer.status == 404
                        assert b"memory" not in answer.read()


async def _shown(user: User, question: str) -> str:
    state = WidgetState(id=user._field)
    state.chat_input_value.data = question
    return await user._run([state])


async def _asked_through_damage(port: int, library: Path) -> tuple[str, str, str]:
    """Ask on one open page before the word index is cut short under the server, after, and when it is mended."""
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
        max_size=None,
        proxy=None,
    ) as socket:
        user = User(socket)
        await user.open()
        before = await _shown(user, QUESTION)
        for path in (library / "words").rglob("*.idx"):
            with path.open("r+b") as file:
                file.truncate(0)
        damaged = await _shown(user, QUESTION)
        await asyncio.to_thread(rebuild, Settings(library=library))
        async with connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
            max_size=None,
            proxy=None,
        ) as other:
            again = User(other)
            await again.open()
            return before, damaged, await _shown(again, QUESTION)


def test_an_index_cut_short_under_the_server_costs_questions_and_not_the_server(library: Path) -> None:
    with served(library) as port:
        before, damaged, mended = asyncio.run(_asked_through_damage(port, library))
        assert "nv-answer" in before
        assert damaged.rindex("nv-question") > damaged.rindex("nv-answer")  # the last question got none
        assert "nv-answer" in mended
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            connection.request("GET", "/_stcore/health")
            assert connection.getresponse().status == 200
