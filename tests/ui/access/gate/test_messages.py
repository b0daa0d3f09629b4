"""What a page may send: what works it, and nothing that changes the server for everybody."""

import asyncio

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from ui.access.gate.messages import heard

WORKS_THE_PAGE = (
    "rerun_script",
    "stop_script",
    "file_urls_request",
    "app_heartbeat",
    "load_git_info",
    "backend_operation_request",
)


def sent(name: str) -> Message:
    message = BackMsg()
    field = getattr(message, name)
    if isinstance(field, bool):
        setattr(message, name, True)
    else:
        field.SetInParent()
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


def first_heard(*messages: Message) -> Message:
    waiting = iter(messages)

    async def receive() -> Message:
        return next(waiting)

    async def received() -> Message:
        return await heard(receive)()

    return asyncio.run(received())


@pytest.mark.parametrize("name", [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields])
def test_what_is_for_developers_is_not_heard(name: str) -> None:
    order, gone = sent(name), {"type": "websocket.disconnect", "code": 1000}
    assert first_heard(order, order, gone) == (order if name in WORKS_THE_PAGE else gone)


@pytest.mark.parametrize(
    "message",
    [
        {"type": "websocket.connect"},
        {"type": "websocket.receive", "bytes": b""},
        {"type": "websocket.receive", "bytes": b"\xff\xff"},
        {"type": "websocket.receive", "text": "x"},
    ],
)
def test_the_rest_goes_on_to_streamlit(message: Message) -> None:
    assert first_heard(message) == message
