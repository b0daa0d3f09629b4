"""What a page may send on its connection: what is not named here is not heard."""

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

_HEARD = frozenset(
    {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "load_git_info", "backend_operation_request"}
)
"""The others are for whoever develops a page. `clear_cache` would let the library be opened anew for everybody, with
processes of its own each time that somebody sends it."""


def heard(receive: Receive) -> Receive:
    """Return what hands on what a page sends, without what is for developers."""

    async def received() -> Message:
        while _is_for_developers(message := await receive()):
            pass
        return message

    return received


def _is_for_developers(message: Message) -> bool:
    data = message.get("bytes")
    if message["type"] != "websocket.receive" or not data:
        return False
    told = BackMsg()
    try:
        told.ParseFromString(data)
    except DecodeError:
        return False  # Streamlit itself ends the connection
    named = told.WhichOneof("type")
    return named is not None and named not in _HEARD
