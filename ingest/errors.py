"""Why a file could not be taken in: each error is one Swedish sentence for the person who added it."""

READ = "PDF, Word, PowerPoint, Excel, CSV, webbsida, Markdown eller vanlig text"  # ingest/read/formats.py
_LONGEST_SHOWN = 40  # characters of what somebody wrote


class IngestError(Exception):
    """A file or folder could not be taken in; `str(error)` says what happened, to what, and what to do."""


class BadSetting(IngestError):
    """A variable of the environment holds what it cannot mean."""

    def __init__(self, name: str, value: str, remedy: str) -> None:
        shown = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
        super().__init__(f"{name} är {shown!r}, vilket inte går att använda: {remedy}.")


class MissingPath(IngestError):
    """The path does not exist."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Hittar inte {path!r}: kontrollera sökvägen.")


class NothingToRead(IngestError):
    """A folder holds no file of a format that can be read."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Mappen {path!r} har ingen fil som kan läsas: lägg dit rapporter som {READ}.")


class UnreadableFile(IngestError):
    """The file's content is not what its name says, or is damaged."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"Kunde inte läsa {file!r}: {why}.")


class UnsupportedFormat(IngestError):
    """The file is of a format that is not read here."""

    def __init__(self, file: str, what: str = "formatet stöds inte") -> None:
        super().__init__(
            f"Kan inte läsa {file!r}: {what}. Spara innehållet som PDF, Word, Excel eller text och försök igen."
        )


class UnknownBoard(IngestError):
    """A board is given that neither the list nor the library knows, and that nobody says is new."""

    def __init__(self, name: str, nearest: str | None) -> None:
        near = f" Närmast är ”{nearest}”." if nearest else ""
        super().__init__(
            f"”{name}” är ingen känd nämnd.{near} Rätta namnet, eller lägg till --new-board "
            "(i documents.toml: new_board = true) om nämnden är ny."
        )
        self.name = name
        self.nearest = nearest


class EmptyFile(IngestError):
    """The file holds no text at all."""

    def __init__(self, file: str) -> None:
        super().__init__(f"Filen {file!r} är tom: kontrollera att rätt fil är vald.")


class NothingShows(IngestError):
    """The file holds text, but none that shows."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"Filen {file!r} visar ingen text. {why}")


class BadBoardList(IngestError):
    """The list of boards cannot be used."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"Nämndlistan {path!r} går inte att använda: {why}. Rätta filen och försök igen.")


class EncryptedFile(IngestError):
    """The file asks for a password."""

    def __init__(self, file: str) -> None:
        super().__init__(f"Filen {file!r} är skyddad med lösenord: spara den utan lösenord och försök igen.")


class TooLarge(IngestError):
    """The file is larger than what is read, on the disk or once unpacked."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"Filen {file!r} är för stor: {why}. Dela upp den och försök igen.")


class ReadingStopped(IngestError):
    """Reading the file took more time or memory than it may."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            f"Läsningen av {file!r} avbröts: {why}. Filen kan vara skadad: öppna den, spara om den och försök igen."
        )


class NoTextFound(IngestError):
    """The file can be opened, but no text can be read in it: it seems to be scanned."""

    def __init__(self, file: str, advice: str) -> None:
        super().__init__(f"Filen {file!r} verkar vara inskannad, det finns ingen text att läsa i den: {advice}.")


class NativeFailure(IngestError):
    """Native code of a library gave up in the midst of a command."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Kommandot avbröts av ett fel i ett underliggande program ({what}): försök igen, och kör "
            "'python -m ingest verify' om det händer på nytt."
        )


def is_panic(error: BaseException) -> bool:
    """Return whether `error` is what a panic in Rust becomes in Python: no `Exception`, and of no class to import."""
    return type(error).__name__ == "PanicException"
