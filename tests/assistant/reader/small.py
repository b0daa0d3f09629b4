"""A package like the encoder's, of one layer with random weights, and what a training might have learnt beside it."""

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.ask import Assistant
from assistant.reader.merged import Merged
from assistant.reader.package import read
from assistant.reader.reader import Reader
from ingest.genre.boards import load_boards
from ingest.store.index import Index

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁båt", "▁kaj", "en", "ар", "▁hamn")
WIDTH, HEADS, INNER, PLACES = 32, 2, 64, 128


def package(folder: Path) -> Path:
    """Write a file as the package's, of one layer with random weights."""
    random = np.random.default_rng(7)

    def matrix(rows: int, columns: int) -> bytes:
        blocks = rows * columns // 32
        scales = random.uniform(0.01, 0.03, (blocks, 1)).astype("<f2").view(np.uint8)
        return np.hstack([scales, random.integers(0, 256, (blocks, 16), dtype=np.uint8)]).tobytes()

    def plain(*shape: int) -> bytes:
        return random.normal(0, 0.1, shape).astype("<f4").tobytes()

    def ones(count: int) -> bytes:
        return np.ones(count, "<f4").tobytes()

    tensors = {"emb.word": matrix(len(PIECES), WIDTH), "emb.pos": plain(PLACES, WIDTH), "emb.type": plain(2, WIDTH)}
    tensors |= {"emb.ln.w": ones(WIDTH), "emb.ln.b": plain(WIDTH)}
    for name, rows, columns in (
        *((part, WIDTH, WIDTH) for part in ("q", "k", "v", "ao")),
        ("fi", INNER, WIDTH),
        ("fo", WIDTH, INNER),
    ):
        tensors |= {f"l0.{name}.w": matrix(rows, columns), f"l0.{name}.b": plain(rows)}
    for name in ("aln", "oln"):
        tensors |= {f"l0.{name}.w": ones(WIDTH), f"l0.{name}.b": plain(WIDTH)}
    texts = [piece.encode() for piece in PIECES]
    bounds = np.cumsum([0, *map(len, texts)]).astype("<u4").tobytes()
    scores = np.linspace(-1, -9, len(PIECES)).astype("<f4").tobytes()
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 1, HEADS, INNER, len(PIECES), PLACES, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, texts))) + bounds + scores + b"".join(texts)
    head += struct.pack("<iI", 0, 0) + struct.pack("<i", len(tensors))
    offset = len(head) + sum(2 + len(name) + 21 for name in tensors)
    directory = b""
    for name, content in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, 0, offset, len(content))
        offset += len(content)
    file = folder / "model.bin"
    file.write_bytes(head + directory + b"".join(tensors.values()))
    return file


def learnt(folder: Path) -> Path:
    """Write what was learnt, as a training does: random adapters of rank 2 and a head."""
    random = np.random.default_rng(8)
    sizes = dict.fromkeys(("q", "k", "v", "ao"), (WIDTH, WIDTH)) | {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
    found = {"normal.weight": np.ones(WIDTH), "normal.bias": random.normal(0, 0.1, WIDTH)}
    for name, (rows, columns) in sizes.items():
        found[f"layers.0.{name}.up"] = random.normal(0, 0.2, (rows, 2))
        found[f"layers.0.{name}.down"] = random.normal(0, 0.2, (2, columns))
        found[f"layers.0.{name}.bias"] = random.normal(0, 0.1, rows)
    for name in ("aln", "oln"):
        found[f"layers.0.{name}.weight"] = np.ones(WIDTH)
        found[f"layers.0.{name}.bias"] = random.normal(0, 0.1, WIDTH)
    found |= {"head.weight": random.normal(0, 1, (1, WIDTH)), "head.bias": np.array([0.25])}
    file = folder / "learnt.npz"
    np.savez(file, **{name: value.astype(np.float16) for name, value in found.items()})  # type: ignore[arg-type]
    return file


def reference(folder: Path, ids: Sequence[int]) -> float:
    """Return the score of tokens as the layers are described, in full precision."""
    merged = Merged.read(read(folder / "model.bin"), folder / "learnt.npz")

    def tensor(name: str, *shape: int) -> NDArray[np.float64]:
        return merged.tensor(name, *shape).astype(np.float64)

    def normal(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        x = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + 1e-12)
        return np.asarray(x * tensor(f"{name}.w", WIDTH) + tensor(f"{name}.b", WIDTH))

    def linear(x: NDArray[np.float64], name: str, rows: int, columns: int) -> NDArray[np.float64]:
        return np.asarray(x @ tensor(f"l0.{name}.w", rows, columns).T + tensor(f"l0.{name}.b", rows))

    x = tensor("emb.word", len(PIECES), WIDTH)[list(ids)] + tensor("emb.pos", PLACES, WIDTH)[: len(ids)]
    x = normal(x + tensor("emb.type", 2, WIDTH)[0], "emb.ln")
    q, k, v = (
        linear(x, part, WIDTH, WIDTH).reshape(len(ids), HEADS, -1).transpose(1, 0, 2) for part in ("q", "k", "v")
    )
    met = np.exp(q @ k.transpose(0, 2, 1) / np.sqrt(WIDTH / HEADS))
    mixed = ((met / met.sum(-1, keepdims=True)) @ v).transpose(1, 0, 2).reshape(len(ids), WIDTH)
    x = normal(x + linear(mixed, "ao", WIDTH, WIDTH), "l0.aln")
    inner = linear(x, "fi", INNER, WIDTH)
    erf = np.vectorize(__import__("math").erf)
    x = normal(x + linear(0.5 * inner * (1 + erf(inner / np.sqrt(2))), "fo", WIDTH, INNER), "l0.oln")
    weights, bias = merged.head
    return float(x.mean(0) @ weights + bias)


def assistant_with(library: Path, reader: Reader | None) -> Assistant:
    """Return the assistant of a library that reads with `reader`."""
    return Assistant(Index.open(library), boards=load_boards(None), reader=lambda: reader)
