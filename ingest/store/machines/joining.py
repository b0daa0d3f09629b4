"""Lets a folder share the library on a database server that the settings name."""

from ingest.settings import Settings
from ingest.store.catalogue.server.errors import LibraryIsLocal
from ingest.store.files.disk import watched, write_whole
from ingest.store.files.layout import Layout


def join(settings: Settings) -> None:
    """Note in the library's folder which database server its catalogue lies on, where the settings name one.

    The folder says it from then on, whoever opens it; a library that is made beside it for a while lies in a folder of
    its own, and so never on the server. Raises LibraryIsLocal, DiskFull, LibraryNotWritable.
    """
    layout = Layout(directory=settings.library)
    url = settings.database_url
    if url is None or layout.database() == url:
        return
    if layout.catalogue.exists():
        raise LibraryIsLocal(layout.directory)
    with watched(layout.directory):
        write_whole(layout.address, url.encode())
