"""The connection of an open page: only for who has logged in, and for as long as they are."""

import asyncio
import time

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.ui.access.provider import Provider
from tests.ui.access.served import COOKIE, READ, Person
from tests.ui.page_users import User

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


async def _opened(address: str, cookie: str, *, protocol: str = "") -> str:
    """Open the page's WebSocket, and return what it draws first."""
    async with _socket(address, cookie, protocol) as socket:
        user = User(socket)
        return await user._run([])


def _socket(address: str, cookie: str, protocol: str = "") -> connect:
    headers = {"Cookie": cookie} if cookie else {}
    asked = protocol.split(",") if protocol else None
    way = address.replace("http:", "ws:") + "/_stcore/stream"
    return connect(way, origin=address, additional_headers=headers, subprotocols=asked, max_size=None, proxy=None)  # type: ignore[arg-type]


def _cookie(person: Person) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in person.browser.cookies.jar if cookie.name == COOKIE)


def test_a_connection_of_somebody_unknown_is_refused(provider: Provider, person: Person, address: str) -> None:
    for cookie in ("", f"{COOKIE}=x", "namndsvar-person=x", "_streamlit_user=x"):
        with pytest.raises((InvalidStatus, ConnectionClosed)):
            asyncio.run(_opened(address, cookie))
    provider.will_be("olle")
    person.log_in()
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        asyncio.run(_opened(address, _cookie(person)))


def test_the_page_is_drawn_for_who_has_logged_in_and_says_who_it_is(
    provider: Provider, person: Person, address: str
) -> None:
    provider.will_be("anna", READ)
    person.log_in()
    assert "Inloggad som Anna" in asyncio.run(_opened(address, _cookie(person)))


def test_nobody_names_their_own_visit(provider: Provider, person: Person, address: str) -> None:
    async def tried() -> str:
        provider.will_be("anna", READ)
        headers = {"Cookie": _cookie(person), "X-Namndsvar-Visit": "x", "x_namndsvar_visit": "y"}
        way = address.replace("http:", "ws:") + "/_stcore/stream"
        async with connect(way, origin=address, additional_headers=headers, max_size=None, proxy=None) as socket:  # type: ignore[arg-type]
            return await User(socket)._run([])

    provider.will_be("anna", READ)
    person.log_in()
    assert "Inloggad som Anna" in asyncio.run(tried())


def test_an_open_page_ends_with_the_log_in(provider: Provider, person: Person, address: str) -> None:
    async def ended() -> float:
        async with _socket(address, _cookie(person)) as socket:
            await User(socket)._run([])
            await asyncio.to_thread(person.browser.get, "/auth/logout")
            began = time.monotonic()
            await asyncio.wait_for(socket.wait_closed(), 60)
            return time.monotonic() - began

    provider.will_be("anna", READ)
    person.log_in()
    assert asyncio.run(ended()) < 20
