"""Original files in an S3-compatible store, where one is configured: by checksum, through the package `minio`.

Content lies there under its SHA-256 before the transaction that names it ends: a writer that is killed leaves at most
what nobody names. That is deleted with the next removal.
"""

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ingest.store.catalogue.server.errors import DriverMissing, ObjectsUnreachable

if TYPE_CHECKING:
    from minio import Minio

URL, KEY, SECRET, REGION = (
    "NAMNDSVAR_ORIGINALS_URL",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_REGION",
)
_SECONDS = 10.0  # without a word from the store
_REGION = "us-east-1"


class Objects:
    """What lies in a bucket of a store below `path`, by the SHA-256 of its content."""

    def __init__(self, store: "Minio", *, bucket: str, path: str, place: str) -> None:
        self._store, self._bucket, self._path, self._place = store, bucket, path, place

    def put(self, sha256: str, content: bytes) -> None:
        """Have `content` there; raises ObjectsUnreachable."""
        with self._asking():
            self._store.put_object(self._bucket, self._path + sha256, io.BytesIO(content), len(content))

    def get(self, sha256: str) -> bytes | None:
        """Return a content, None where it is not there; raises ObjectsUnreachable."""
        from minio import S3Error  # only where such a store is used

        with self._asking():
            try:
                answer = self._store.get_object(self._bucket, self._path + sha256)
            except S3Error as error:
                if error.code == "NoSuchKey":
                    return None
                raise
            try:
                return bytes(answer.read())
            finally:
                answer.close()
                answer.release_conn()

    def delete(self, names: Iterable[str]) -> None:
        """Delete contents; raises ObjectsUnreachable."""
        with self._asking():
            for sha256 in names:
                self._store.remove_object(self._bucket, self._path + sha256)

    def names(self) -> Iterator[str]:
        """Give the SHA-256 of every content; raises ObjectsUnreachable."""
        with self._asking():
            for held in self._store.list_objects(self._bucket, prefix=self._path, recursive=True):
                yield (held.object_name or "").removeprefix(self._path)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        from minio.error import MinioException
        from urllib3.exceptions import HTTPError

        try:
            yield
        except (MinioException, HTTPError, OSError) as error:
            raise ObjectsUnreachable(self._place, str(error)) from error


def configured_objects(environment: Mapping[str, str] = os.environ) -> Objects | None:
    """Return the store that `environment` names, None where it names none.

    Raises ObjectsUnreachable without a key or a bucket, and DriverMissing where the package is not installed.
    """
    url = environment.get(URL)
    if not url:
        return None
    address = urlsplit(url)
    bucket, *path = (unquote(part) for part in address.path.strip("/").split("/"))
    if address.scheme not in ("http", "https") or not address.netloc or not bucket:
        raise ObjectsUnreachable(url, "adressen ska vara https://lager/hink")
    if not environment.get(KEY) or not environment.get(SECRET):
        raise ObjectsUnreachable(url, f"{KEY} och {SECRET} saknas")
    try:
        from minio import Minio
        from urllib3 import PoolManager, Retry, Timeout
    except ModuleNotFoundError as error:
        raise DriverMissing("minio", "originalfiler i ett S3-lager") from error
    store = Minio(
        address.netloc,
        access_key=environment[KEY],
        secret_key=environment[SECRET],
        secure=address.scheme == "https",
        region=environment.get(REGION) or _REGION,
        http_client=PoolManager(timeout=Timeout(_SECONDS), retries=Retry(1)),
    )
    place = f"{address.scheme}://{address.netloc}/{bucket}"
    return Objects(store, bucket=bucket, path="".join(f"{part}/" for part in path), place=place)
