"""Original files in an S3-compatible store, where one is configured: by checksum, with the protocol's own signatures.

Content lies there under its SHA-256 before the transaction that names it ends: a writer that is killed leaves at most
what nobody names. That is deleted with the next removal.
"""

import hashlib
import hmac
import os
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from ingest.store.catalogue.server.errors import ObjectsUnreachable

URL, KEY, SECRET, REGION = (
    "NAMNDSVAR_ORIGINALS_URL",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_REGION",
)
_SECONDS = 10.0  # without a word from the store
_NOTHING = hashlib.sha256(b"").hexdigest()
_ALGORITHM, _SERVICE, _REGION = "AWS4-HMAC-SHA256", "s3", "us-east-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Signs requests to a store (AWS Signature Version 4)."""

    key: str
    secret: str
    region: str = _REGION

    def signed(
        self, method: str, url: str, headers: Mapping[str, str], *, sha256: str, now: datetime
    ) -> dict[str, str]:
        """Return `headers` with what proves who asks; `sha256` is that of the body, and `url` is quoted already."""
        address, instant = urlsplit(url), now.strftime("%Y%m%dT%H%M%SZ")
        every = {**headers, "host": address.netloc, "x-amz-content-sha256": sha256, "x-amz-date": instant}
        names = ";".join(sorted(every))
        lines = "".join(f"{name}:{every[name]}\n" for name in sorted(every))
        query = "&".join(sorted(address.query.split("&")))
        asked = "\n".join((method, address.path, query, lines, names, sha256))
        scope = f"{instant[:8]}/{self.region}/{_SERVICE}/aws4_request"
        told = "\n".join((_ALGORITHM, instant, scope, hashlib.sha256(asked.encode()).hexdigest()))
        key = f"AWS4{self.secret}".encode()
        for part in (*scope.split("/"), told):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        proof = f"{_ALGORITHM} Credential={self.key}/{scope}, SignedHeaders={names}, Signature={key.hex()}"
        return {**every, "authorization": proof}


class Objects:
    """What lies in a bucket below the path of `url` (https://store/bucket/path), by the SHA-256 of its content."""

    def __init__(self, url: str, signer: Signer) -> None:
        address = urlsplit(url.rstrip("/"))
        _, bucket, *path = address.path.split("/")
        self._bucket = f"{address.scheme}://{address.netloc}/{quote(bucket)}"
        self._path = "".join(f"{part}/" for part in path)
        self._signer = signer
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def put(self, sha256: str, content: bytes) -> None:
        """Have `content` there; raises ObjectsUnreachable."""
        self._ask("PUT", self._url(sha256), content)

    def get(self, sha256: str) -> bytes | None:
        """Return a content, None where it is not there; raises ObjectsUnreachable."""
        return self._ask("GET", self._url(sha256))

    def delete(self, names: Iterable[str]) -> None:
        """Delete contents; raises ObjectsUnreachable."""
        for sha256 in names:
            self._ask("DELETE", self._url(sha256))

    def names(self) -> Iterator[str]:
        """Give the SHA-256 of every content; raises ObjectsUnreachable."""
        further = ""
        while True:
            query = f"list-type=2&prefix={quote(self._path, safe='')}{further}"
            told = ElementTree.fromstring(self._ask("GET", f"{self._bucket}?{query}") or b"<none/>")
            told_of = {element.tag.rpartition("}")[2]: element.text or "" for element in told}
            for element in told.iter():
                if element.tag.rpartition("}")[2] == "Key":
                    yield (element.text or "").removeprefix(self._path)
            if told_of.get("IsTruncated") != "true":
                return
            further = f"&continuation-token={quote(told_of['NextContinuationToken'], safe='')}"

    def _url(self, sha256: str) -> str:
        return f"{self._bucket}/{quote(self._path)}{sha256}"

    def _ask(self, method: str, url: str, body: bytes | None = None) -> bytes | None:
        sha256 = hashlib.sha256(body).hexdigest() if body is not None else _NOTHING
        kind = {} if body is None else {"content-type": "application/octet-stream"}  # a form's is put there otherwise
        headers = self._signer.signed(method, url, kind, sha256=sha256, now=datetime.now(UTC))
        try:
            asked = urllib.request.Request(url, data=body, headers=headers, method=method)
            with self._opener.open(asked, timeout=_SECONDS) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            if error.code == 404 and method == "GET" and "?" not in url:
                return None
            raise ObjectsUnreachable(self._bucket, f"{error.code} {error.reason}") from error
        except (OSError, HTTPException) as error:
            raise ObjectsUnreachable(self._bucket, str(error)) from error


def configured_objects(environment: Mapping[str, str] = os.environ) -> Objects | None:
    """Return the store that `environment` names, None where it names none; raises ObjectsUnreachable without a key."""
    url = environment.get(URL)
    if not url:
        return None
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.netloc or not address.path.strip("/"):
        raise ObjectsUnreachable(url, "adressen ska vara https://lager/hink")
    if not environment.get(KEY) or not environment.get(SECRET):
        raise ObjectsUnreachable(url, f"{KEY} och {SECRET} saknas")
    signer = Signer(key=environment[KEY], secret=environment[SECRET], region=environment.get(REGION) or _REGION)
    return Objects(url, signer)
