"""What can go wrong with a library on a PostgreSQL server: each error is one Swedish sentence that says what to do."""

from pathlib import Path

from ingest.store.errors import LibraryError


class DatabaseError(LibraryError):
    """Any failure of the PostgreSQL server that a library lies on."""


class DatabaseUnreachable(DatabaseError):
    """The PostgreSQL server at the configured address does not answer, or lets nobody in."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(
            f"Databasen {place!r} svarar inte ({_one_line(cause)}): starta den, eller rätta NAMNDSVAR_DATABASE_URL."
        )


class DatabaseRefused(DatabaseError):
    """The PostgreSQL server did not do what it was asked for."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(
            f"Databasen {place!r} kunde inte göra det som behövdes ({_one_line(cause)}): kontrollera användarens "
            "rättigheter där."
        )


class DatabaseFull(DatabaseError):
    """The disk of the PostgreSQL server takes no more."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Disken är full hos databasen {place!r}: frigör utrymme där och kör kommandot igen. "
            "Det som fanns i biblioteket är oförändrat."
        )


class ObjectsUnreachable(DatabaseError):
    """The S3-compatible store that originals lie in does not answer, or lets nobody in."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(
            f"Lagret för originalfiler {place!r} svarar inte ({_one_line(cause)}): starta det, eller rätta "
            "NAMNDSVAR_ORIGINALS_URL."
        )


class DriverMissing(DatabaseError):
    """What speaks with a PostgreSQL server, or with a store of originals, is not installed."""

    def __init__(self, package: str = "psycopg[binary]", holds: str = "biblioteket i PostgreSQL") -> None:
        name = package.partition("[")[0]
        super().__init__(f"Här används {holds}, men {name} är inte installerat: kör 'pip install \"{package}\"'.")


class LibraryIsLocal(LibraryError):
    """A folder that is to share a library on a server holds one of its own."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Mappen {str(directory)!r} har ett eget bibliotek och kan inte dela det i NAMNDSVAR_DATABASE_URL: spara "
            "det med 'python -m ingest backup', ange en ny mapp med --library och kör 'python -m ingest restore' där."
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())
