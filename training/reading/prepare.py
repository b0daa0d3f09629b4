"""Items and encoder -> one file of arrays, from which a machine with nothing but torch and numpy trains."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.reader.make import kept_pieces, tokenizer_of
from assistant.reader.package import Stored
from assistant.reader.pairs import Pairs
from training.reading.items import Item
from training.reading.prepared import ENCODER, WHOLE_SIZES

_SPECIAL = (0, 1, 2, 3)  # the pieces that are always there: start, padding, end, unknown
_BARE_LETTERS = str.maketrans("åäö", "aao")


def prepare(
    sets: Mapping[str, Sequence[Item]], held_out: Mapping[str, Sequence[Item]], *, stored: Stored, out: Path
) -> None:
    """Write `sets` to learn from and those `held_out`, in pieces, and the encoder with the pieces that they use."""
    kept = kept_pieces(stored.pieces)
    tokenizer = tokenizer_of(stored.pieces, [int(i) for i in kept])
    pairs, texts = Pairs(tokenizer), _Texts()
    rows = []
    for number, (items, held) in enumerate([*((i, 0) for i in sets.values()), *((i, 1) for i in held_out.values())]):
        for item in items:
            ways = [texts.of(pairs.question(way)) for way in _ways(item.question)]
            told = [
                texts.of(part) for one in item.candidates for part in (pairs.before(one.before), pairs.text(one.text))
            ]
            rows.append([number, held, item.near, len(item.right), *ways, *told])
    used, flat = np.unique(np.array([*texts.flat, *_SPECIAL]), return_inverse=True)
    start, end = (int(np.searchsorted(used, mark)) for mark in tokenizer.encode("").ids)
    sizes = stored.sizes
    arrays: dict[str, NDArray[Any]] = {
        "flat": flat[: len(texts.flat)].astype(np.int32),
        "starts": np.cumsum([0, *texts.lengths]),
        "rows": np.concatenate([np.array(row, dtype=np.int32) for row in rows]),
        "row_starts": np.cumsum([0, *map(len, rows)]),
        "marks": np.array([start, end]),
        "names": np.array([*sets, *held_out]),
        **{name: np.array(getattr(sizes, name)) for name in (*WHOLE_SIZES, "epsilon")},
    }
    np.savez_compressed(out, **arrays, **_encoder(stored, kept[used]))  # type: ignore[arg-type]


def _encoder(stored: Stored, pieces: NDArray[np.intp]) -> dict[str, NDArray[Any]]:
    """Return the encoder's tensors as the package has them: matrices in blocks of four bits, the rest in full."""
    found: dict[str, NDArray[Any]] = {}
    for name, (offset, size) in stored.places.items():
        raw = np.frombuffer(stored.content, np.uint8, size, offset)
        found[ENCODER + name] = raw if _is_matrix(name) else raw.view("<f4")
    words = found[f"{ENCODER}emb.word"].reshape(stored.sizes.pieces, -1)
    return {**found, f"{ENCODER}emb.word": words[pieces].reshape(-1)}


def _is_matrix(name: str) -> bool:
    return name == "emb.word" or (name.endswith(".w") and not name.split(".")[-2].endswith("ln"))


class _Texts:
    """Texts in pieces, each kept once."""

    def __init__(self) -> None:
        self.flat: list[int] = []
        self.lengths: list[int] = []
        self._known: dict[tuple[int, ...], int] = {}

    def of(self, pieces: Sequence[int]) -> int:
        """Return the number of a text."""
        key = tuple(pieces)
        if key not in self._known:
            self._known[key] = len(self.lengths)
            self.flat.extend(key)
            self.lengths.append(len(key))
        return self._known[key]


def _ways(question: str) -> tuple[str, str, str]:
    """Return a question as it stands, as it is typed in a hurry, and with a letter wrong."""
    draw = random.Random(question)
    plain = question.rstrip("?. ").lower()
    at = draw.randrange(max(1, len(plain) - 1))
    wrong = plain[:at] + plain[at : at + 2][::-1] + plain[at + 2 :]
    return question, plain, wrong.translate(_BARE_LETTERS) if draw.random() < 0.5 else wrong
