"""Where the parts of a library lie on the disk."""

from dataclasses import dataclass
from pathlib import Path

from ingest.store.errors import LibraryUnreachable

RESTORING = "restoring-"  # a folder beside the parts of the library, while a backup is unpacked there
_OWN = ("catalogue.", RESTORING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The folder of one library, or on each of several machines the folder of the library that they share.

    Catalogue, originals and people's lists are the truth; vectors and words can be rebuilt from the catalogue.
    """

    directory: Path

    @property
    def catalogue(self) -> Path:
        """SQLite file with documents, passages and tables."""
        return self.directory / "catalogue.sqlite"

    @property
    def catalogue_sum(self) -> Path:
        """What the catalogue's file holds while nobody writes."""
        return self.directory / "catalogue.sum"

    @property
    def address(self) -> Path:
        """Says on which database server the catalogue lies; there is none where it lies in the folder."""
        return self.directory / "catalogue.address"

    def database(self) -> str | None:
        """Return the address of the server that the catalogue lies on, None where it lies in the folder.

        Raises LibraryUnreachable where the system does not let it be read.
        """
        try:
            return self.address.read_text("utf-8").strip() or None
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise LibraryUnreachable(self.directory, str(error.strerror)) from error

    @property
    def originals(self) -> Path:
        """One folder a document id, holding the source file under its own name, and a note beside it of what it is."""
        return self.directory / "originals"

    def lists(self) -> tuple[Path, ...]:
        """Return the files in which people say what answers depend on, such as `boards.toml`."""
        return tuple(sorted(self.directory.glob("*.toml")))

    @property
    def damaged_list(self) -> Path:
        """A list of boards that could not be read, put aside when it was made anew from its copy."""
        return self.directory / "catalogue.damaged-boards"

    @property
    def vectors(self) -> Path:
        """One folder a shard of vectors (none where a Chroma server is used)."""
        return self.directory / "vectors"

    @property
    def words(self) -> Path:
        """One folder a generation of the word index; the catalogue names the one in use."""
        return self.directory / "words"

    @property
    def unfinished(self) -> Path:
        """What a rebuild under way has embedded, in a folder named after the indexes that it is to replace."""
        return self.directory / "unfinished"

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.directory / "writer.lock"

    @property
    def marker(self) -> Path:
        """Tells the folder from its copies, where the vectors lie on a server."""
        return self.directory / "marker"

    def parts(self) -> frozenset[Path]:
        """Return everything in the folder that is the library's."""
        named = {self.originals, self.vectors, self.words, self.unfinished, self.lock, self.marker, *self.lists()}
        found = {path for path in self.directory.iterdir() if path.name.startswith(_OWN) or path.name.endswith(".new")}
        return frozenset(path for path in named | found if path.exists())

    def forget_catalogue(self) -> None:
        """Delete the catalogue and the files that SQLite keeps beside it."""
        self.catalogue_sum.unlink(missing_ok=True)
        for ending in ("", "-wal", "-shm"):
            self.catalogue.with_name(self.catalogue.name + ending).unlink(missing_ok=True)
