"""Makes the reader's folder from the package that carries its encoder and from what was learnt, once on a machine."""

import tempfile
import unicodedata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from assistant.reader import graph
from assistant.reader.folder import MODEL, TOKENIZER, put
from assistant.reader.merged import LEARNT, Merged
from assistant.reader.package import Pieces, read

_SPECIAL = 4  # the first pieces: start, padding, end, unknown


def make(folder: Path, *, package: Path, learnt: Path = LEARNT) -> None:
    """Write the reader to `folder`: the encoder in the file `package` with what was `learnt`.

    Of its vocabulary the pieces in Latin letters are kept, 113,245 of 250,002: the others are half of the file. Raises
    PackageDamaged, OSError.
    """
    stored = read(package)
    kept = kept_pieces(stored.pieces)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        half_made = Path(scratch) / "made"
        half_made.mkdir()
        graph.write(Merged.read(stored, learnt), half_made / MODEL, kept=kept)
        tokenizer_of(stored.pieces, [int(i) for i in kept]).save(str(half_made / TOKENIZER))
        put(half_made, folder)


def kept_pieces(pieces: Pieces) -> NDArray[np.intp]:
    """Return the numbers of the pieces that are kept: the special ones and those in Latin letters."""
    return np.flatnonzero([i < _SPECIAL or _is_latin(text) for i, text in enumerate(pieces.texts)])


def tokenizer_of(pieces: Pieces, kept: list[int]) -> Tokenizer:
    """Return the tokenizer of the pieces `kept`, which split as SentencePiece's do."""
    held = [(pieces.texts[i], pieces.scores[i]) for i in kept]
    made = Tokenizer(models.Unigram(held, unk_id=pieces.unknown))
    made.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    start, end = pieces.texts[pieces.start], pieces.texts[pieces.end]
    made.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}", special_tokens=[(start, pieces.start), (end, pieces.end)]
    )
    return made


def _is_latin(text: str) -> bool:
    return all(not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN") for letter in text)
