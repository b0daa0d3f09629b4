"""Open pages: whose each is, and that a broken-off one is taken up again by nobody else."""

import asyncio
import time
from dataclasses import replace

from starlette.types import Message, Receive, Scope, Send

from tests.ui.access.keeping import somebody
from ui.access.gate.open_page import OpenPage
from ui.access.known.logins import Logins, cookie_of
from ui.access.known.secrets import Login
from ui.access.roles import Role
from ui.access.visits import HEADER, VISITS, Visits

ANNA, BO = somebody(Role.READ), somebody(Role.READ, name="bo")


def test_a_session_is_whose_it_was_last() -> None:
    visits = Visits()
    visit = visits.begin(ANNA)
    assert not visits.owns(ANNA, "s")
    assert visits.visitor(visit, session="s") == ANNA
    assert visits.owns(ANNA, "s")
    assert not visits.owns(BO, "s")
    visits.end(visit)
    assert visits.visitor(visit, session="s") is None
    assert visits.visitor("", session="s") is None


def connected(visitor: object, protocol: str, *, sends: list[Message]) -> tuple[dict[bytes, bytes], list[Message]]:
    """Connect a page to an application that reads all that comes; return the headers it got and what it read."""
    got: dict[bytes, bytes] = {}
    read: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        got.update(scope["headers"])
        while True:
            read.append(await receive())
            if read[-1]["type"] == "websocket.disconnect":
                return

    async def receive() -> Message:
        if sends:
            return sends.pop(0)
        await asyncio.sleep(60)
        raise AssertionError

    async def send(message: Message) -> None:
        read.append(message)

    async def run() -> None:
        scope = {"type": "websocket", "headers": [(b"sec-websocket-protocol", protocol.encode())]}
        await asyncio.wait_for(OpenPage(visitor).run(app, scope, receive, send), 10)  # type: ignore[arg-type]

    asyncio.run(run())
    return got, read


GOES: list[Message] = [{"type": "websocket.disconnect", "code": 1000}]


def test_a_broken_off_session_is_taken_up_by_who_it_was_and_by_nobody_else() -> None:
    VISITS.visitor(VISITS.begin(ANNA), session="annas-session")
    asked = "streamlit, token, annas-session"
    own, _ = connected(ANNA, asked, sends=list(GOES))
    assert own[b"sec-websocket-protocol"].decode() == asked
    for visitor, protocol in (
        (BO, asked),
        (ANNA, "streamlit, token, unknown"),
        (BO, "streamlit,token,annas-session,x"),
    ):
        others, _ = connected(visitor, protocol, sends=list(GOES))
        assert others[b"sec-websocket-protocol"].decode() == "streamlit, token"
    assert own[HEADER.encode()] not in (b"", others[HEADER.encode()])


def test_a_page_is_closed_when_the_log_in_ends_whether_or_not_it_says_anything() -> None:
    ending = replace(ANNA, until=time.time() + 0.2)
    _, read = connected(ending, "streamlit", sends=[])
    assert [message["type"] for message in read] == ["websocket.close", "websocket.disconnect"]


def test_a_log_in_holds_until_it_ends() -> None:
    logins, ended = Logins(), []
    token = logins.begin(replace(ANNA, until=time.time() + 60), told={"_streamlit_user": "x"})
    found = logins.visitor(token)
    assert found is not None
    assert found.key == ANNA.key
    assert logins.told(found.login) == {"_streamlit_user": "x"}
    logins.on_end(found.login, lambda: ended.append("told"))
    logins.on_end(found.login, lambda: ended.append("not told"))()
    logins.end(found.login)
    assert ended == ["told"]
    assert logins.visitor(token) is None
    assert not logins.holds(found.login)
    assert not logins.told(found.login)
    late = logins.begin(replace(ANNA, until=time.time() - 1), told={})
    assert logins.visitor(late) is None
    assert logins.visitor("") is None


def test_over_tls_no_sibling_site_can_set_the_cookie() -> None:
    assert cookie_of(Login(origin="https://svar.example.se", hours=10)).startswith("__Host-")
    assert not cookie_of(Login(origin="http://localhost:8501", hours=10)).startswith("__Host-")
