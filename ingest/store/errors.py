"""What can go wrong with a library: each error is one Swedish sentence that says what to do about it."""

from pathlib import Path

from ingest.errors import IngestError


class LibraryError(IngestError):
    """Any failure of a library as a whole."""


class LibraryMissing(LibraryError):
    """There is no library in the folder."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Det finns inget bibliotek i {str(directory)!r}: skapa ett med 'python -m ingest add SÖKVÄG', "
            "eller ange ett annat med --library."
        )
        self.directory = directory


class CatalogueDamaged(LibraryError):
    """The catalogue is missing, no catalogue or not what was written; the originals are there to read anew."""

    def __init__(self, directory: Path, cause: str) -> None:
        super().__init__(
            f"Katalogen i {str(directory)!r} är skadad ({cause}): kör 'python -m ingest rebuild', som läser om "
            "dokumenten från originalen."
        )
        self.directory = directory
        self.cause = cause


class OriginalDamaged(LibraryError):
    """An original file that the library keeps is missing or changed."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"Originalet {file!r} är skadat eller saknas: kör 'python -m ingest rebuild', som hämtar det igen där det "
            "lades till ifrån."
        )
        self.file = file


class ListDamaged(LibraryError):
    """The library's own list of boards cannot be read, or is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nämndlistan {str(path)!r} är skadad eller saknas: rätta den, eller kör 'python -m ingest rebuild', som "
            "återställer den som senast användes."
        )
        self.path = path


class OriginalLost(LibraryError):
    """An original file is damaged, and there is no other copy of it to fetch."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"Originalet {file!r} är skadat eller saknas: lägg till filen igen med 'python -m ingest add', eller "
            "återställ biblioteket med 'python -m ingest restore SÄKERHETSKOPIA --replace'."
        )
        self.file = file


class OtherVersion(LibraryError):
    """The library was made by a version of the program with another layout."""

    def __init__(self, directory: Path, *, found: int, expected: int) -> None:
        super().__init__(
            f"Biblioteket i {str(directory)!r} är gjort av en annan version av programmet (format {found}, "
            f"här används {expected}): kör 'python -m ingest rebuild', som läser om dokumenten från originalen."
        )
        self.directory = directory
        self.found = found
        self.expected = expected


class LibraryUnreachable(LibraryError):
    """The catalogue is there, but the operating system or a full disk keeps it from being read."""

    def __init__(self, directory: Path, cause: str) -> None:
        super().__init__(
            f"Katalogen i {str(directory)!r} går inte att läsa ({cause}): kontrollera diskens utrymme och mappens "
            "rättigheter."
        )
        self.directory = directory
        self.cause = cause


class LibraryLocked(LibraryError):
    """Another process is writing to the library."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Någon annan ändrar biblioteket {str(directory)!r} just nu: vänta tills det är klart och försök igen."
        )
        self.directory = directory


class DiskFull(LibraryError):
    """The disk took no more while the library was written; what was there before is whole."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Disken är full, {str(directory)!r} kunde inte skrivas klart: frigör utrymme och kör kommandot igen. "
            "Det som fanns i biblioteket är oförändrat."
        )
        self.directory = directory


class NoRoomForIndexes(LibraryError):
    """Documents were removed from a full disk, the old indexes first, and the new ones found no room."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Disken är full: sökindexen i {str(directory)!r} fick inte plats. Frigör utrymme, kör "
            "'python -m ingest rebuild' och ta sedan bort det som ännu finns kvar enligt list."
        )
        self.directory = directory


class LibraryNotWritable(LibraryError):
    """The operating system refused a write for another reason than space."""

    def __init__(self, directory: Path, cause: str) -> None:
        super().__init__(
            f"Det går inte att skriva i {str(directory)!r} ({cause}): kontrollera disken och mappens rättigheter."
        )
        self.directory = directory
        self.cause = cause


class LibraryNotReadable(LibraryError):
    """Whoever runs the program has no right to the library's folder."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Biblioteket i {str(directory)!r} får inte läsas av den som kör programmet: ge rätt till mappen, "
            "eller kör programmet som den som äger den."
        )
        self.directory = directory


class UnknownDocument(LibraryError):
    """No document of the library has the id."""

    def __init__(self, document_id: str) -> None:
        super().__init__(
            f"Inget dokument i biblioteket har id {document_id!r}: se 'python -m ingest list --all' för dem som finns."
        )
        self.document_id = document_id


class IndexDamaged(LibraryError):
    """The vectors or the word index are missing or broken; the catalogue is whole."""

    def __init__(self, part: str, cause: str) -> None:
        super().__init__(
            f"Sökindexet ({part}) är skadat eller saknas: kör 'python -m ingest rebuild', inget innehåll är förlorat. "
            f"Orsak: {cause}"
        )
        self.part = part
        self.cause = cause


class VectorsElsewhere(LibraryError):
    """The library's vectors lie on a Chroma server and none is configured, or in its files and one is."""

    def __init__(self, *, served: bool) -> None:
        if served:
            lie, do, again = "på en Chroma-server", "sätt NAMNDSVAR_CHROMA_URL till dess adress", "i filer"
        else:
            lie, do, again = "i bibliotekets filer", "ta bort NAMNDSVAR_CHROMA_URL", "på Chroma-servern"
        super().__init__(
            f"Bibliotekets vektorer ligger {lie}: {do}, eller kör 'python -m ingest rebuild', som gör om dem {again} "
            "för alla datorer som delar biblioteket."
        )


class OtherEmbedder(LibraryError):
    """The library's vectors come from another embedding model than the one loaded."""

    def __init__(self, *, found: str, loaded: str) -> None:
        super().__init__(
            f"Biblioteket är indexerat med språkmodellen {found!r}, men {loaded!r} används nu: "
            "välj den förra med NAMNDSVAR_EMBEDDER, eller byt till den senare med 'python -m ingest rebuild'."
        )
        self.found = found
        self.loaded = loaded


class ServerUnreachable(LibraryError):
    """The Chroma server at the configured address does not answer."""

    def __init__(self, url: str, cause: str) -> None:
        super().__init__(
            f"Chroma-servern {url!r} svarar inte ({cause}): starta den, eller ta bort NAMNDSVAR_CHROMA_URL."
        )
        self.url = url
        self.cause = cause


class BadOverride(LibraryError):
    """A `documents.toml` gives a description that cannot be."""

    def __init__(self, where: str, cause: str) -> None:
        super().__init__(f"{where}: {cause}. Rätta filen och försök igen.")
        self.where = where
        self.cause = cause


class BadBackup(LibraryError):
    """The file to restore from is no whole backup of a library."""

    def __init__(self, file: Path, cause: str) -> None:
        super().__init__(f"{str(file)!r} är ingen hel säkerhetskopia ({cause}): ingenting har ändrats.")
        self.file = file
        self.cause = cause


class BackupExists(LibraryError):
    """The file that a backup would be written to is there already."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{str(file)!r} finns redan: ange ett annat filnamn.")
        self.file = file


class LibraryExists(LibraryError):
    """A backup is to be restored where a library is, and nobody said that it may go."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Det finns redan ett bibliotek i {str(directory)!r}: lägg till --replace om säkerhetskopian ska ersätta "
            "det, eller ange en annan mapp med --library."
        )
        self.directory = directory
