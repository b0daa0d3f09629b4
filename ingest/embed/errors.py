"""What may go wrong when an embedding model is loaded; each message says what to do."""

from pathlib import Path


class EmbedderError(Exception):
    """An embedding model cannot be used."""


class MissingModelError(EmbedderError):
    """No model lies at the path, or under the name, that was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Embeddingsmodellen {name!r} finns inte på den här datorn. Inget hämtas från nätet: ange en mapp med "
            "modellen i NAMNDSVAR_EMBEDDER, eller ta bort variabeln för att använda den modell som följer med."
        )
        self.name = name


class DamagedModelError(EmbedderError):
    """The model's files are there but cannot be read as a model."""

    def __init__(self, folder: Path | str, *, detail: str) -> None:
        super().__init__(
            f"Embeddingsmodellen i {str(folder)!r} går inte att läsa ({detail}). Lägg dit modellens filer på nytt."
        )
        self.folder = folder


class MissingPackageError(EmbedderError):
    """The package that runs transformer models is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Embeddingsmodellen {name!r} kräver paketet sentence-transformers, som inte är installerat. Installera "
            "det, eller ta bort NAMNDSVAR_EMBEDDER för att använda den modell som följer med."
        )
        self.name = name
