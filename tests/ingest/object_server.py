"""A store that speaks what is used of the S3 protocol, for tests: it knows one key, and gives lists in short pages."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from minio.credentials.credentials import Credentials
from minio.signer import sign_v4_s3

KEY, SECRET = "tester", "hemligt"
_PAGE = 2
_BUCKET = "/originals"


@dataclass(kw_only=True)
class Store:
    """A store under way: what its bucket holds by key; it says no to everything while it is `closed`."""

    url: str
    held: dict[str, bytes] = field(default_factory=dict)
    closed: bool = False

    @property
    def environment(self) -> dict[str, str]:
        """What a machine must be told to use it."""
        return {
            "NAMNDSVAR_ORIGINALS_URL": f"{self.url}{_BUCKET}/ett bibliotek",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
        }


@contextmanager
def running() -> Iterator[Store]:
    """Run a store until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            key = unquote(urlsplit(self.path).path.removeprefix(f"{_BUCKET}/"))
            if store.closed or not _is_signed(self):
                self._say(503 if store.closed else 403, _error("SlowDown" if store.closed else "AccessDenied"))
            elif self.command == "PUT":
                store.held[key] = body
                self._say(200)
            elif self.command == "DELETE":
                store.held.pop(key, None)
                self._say(204)
            elif "list-type" in self.path:
                self._say(200, _page(store, parse_qs(urlsplit(self.path).query)))
            elif key in store.held:
                self._say(200, store.held[key])
            else:
                self._say(404, _error("NoSuchKey"))

        do_GET = do_PUT = do_DELETE = _answer  # noqa: N815, the names that the server looks for

        def _say(self, status: int, body: bytes = b"") -> None:
            self.send_response(status)
            if body.startswith(b"<"):
                self.send_header("Content-Type", "application/xml")
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    store = Store(url=f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()


def _is_signed(asked: BaseHTTPRequestHandler) -> bool:
    """Return whether the one who knows the secret asks: what is signed is signed again as the package does it."""
    told = asked.headers["authorization"]
    names = re.search(r"SignedHeaders=([^,]+)", told)
    assert names is not None
    headers = {name: asked.headers[name] for name in names[1].split(";")}
    now = datetime.strptime(headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    url = urlsplit(f"http://{asked.headers.get('Host')}{asked.path}")
    sha256 = headers["x-amz-content-sha256"]
    again = sign_v4_s3(
        method=asked.command,
        url=url,
        region="us-east-1",
        headers=headers,
        credentials=Credentials(KEY, SECRET),
        content_sha256=sha256,
        date=now,
    )
    return bool(again["Authorization"] == told)


def _error(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode()


def _page(store: Store, query: dict[str, list[str]]) -> bytes:
    keys = sorted(key for key in store.held if key.startswith(query["prefix"][0]))
    start = int(query.get("continuation-token", ["0"])[0])
    shown, left = keys[start : start + _PAGE], len(keys) > start + _PAGE
    further = f"<NextContinuationToken>{start + _PAGE}</NextContinuationToken>" if left else ""
    listed = "".join(f"<Contents><Key>{key}</Key><Size>1</Size></Contents>" for key in shown)
    namespace = "http://s3.amazonaws.com/doc/2006-03-01/"
    truncated = str(left).lower()
    return (
        f'<ListBucketResult xmlns="{namespace}"><Name>originals</Name><IsTruncated>{truncated}</IsTruncated>'
        f"{further}{listed}</ListBucketResult>"
    ).encode()
