import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zlib import crc32

import pytest

from ingest.store.care.verify import verify
from ingest.store.change import Writer
from ingest.store.files import whole
from ingest.store.files.layout import Layout
from ingest.store.vectors.sealed.folder import SealedVectors
from ingest.store.vectors.vector import Vectors, WindowId
from ingest.store.word_index import WordIndex, Words
from tests.ingest.small_library import GramEmbedder, prepared, settings
from tests.sampled import first_of, first_of_each


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    with Writer.open(settings(tmp_path / "library"), embedder=GramEmbedder(), create=True) as writer:
        document = prepared("a.txt", ["Parken i dalen får nya bänkar.", "Skolan får ny gård.", "Antal besök per dag"])
        writer.add([writer.entry(document, lineage="a", version=1)])
        return writer.layout


def findings(layout: Layout) -> str:
    return "\n".join(finding.text for finding in verify(settings(layout.directory)).findings)


def test_a_whole_library_is_counted_and_has_no_findings(layout: Layout) -> None:
    check = verify(settings(layout.directory))
    counts = (check.documents, check.passages, check.words, check.vectors, check.dimensions, check.samples)
    assert (counts, check.findings) == ((1, 3, 3, 3, 32, 3), ())


def only(folder: Path) -> Path:
    return next(folder.iterdir())


@contextmanager
def altered(layout: Layout) -> Iterator[sqlite3.Connection]:
    """Give the catalogue to alter as a fault of the program would, and not of the disk: its content is noted anew."""
    database = sqlite3.connect(layout.catalogue)
    with closing(database), database:
        yield database
    whole.note(layout)


def other_words(layout: Layout, *words: Words) -> None:
    """Let the catalogue name a word index that holds `words` alone."""
    sealed = WordIndex.write(layout.words / "words-other", words)
    with altered(layout) as database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'words'", [sealed.name])
        database.execute("INSERT INTO sealed VALUES (?, ?)", [sealed.name, sealed.files])


def lose_words(layout: Layout) -> None:
    other_words(layout)


def double_words(layout: Layout) -> None:
    name = only(layout.originals).name
    twice = Words(document_id=name, passage_id=f"{name}-0", text="Parken", prefix="")
    other_words(layout, twice, twice)


def leave_words(layout: Layout) -> None:
    other_words(layout, Words(document_id="gone", passage_id="g", text="x", prefix=""))


def lose_shard(layout: Layout) -> None:
    SealedVectors(layout.vectors).drop(only(layout.vectors).name)


def leave_shard(layout: Layout) -> None:
    window = WindowId(document_id="gone", passage_id="g", number=0)
    values = GramEmbedder().embed_passages(["x"])
    SealedVectors(layout.vectors).write("shard-left", 1, iter([Vectors(windows=(window,), values=values)]))


def lose_original(layout: Layout) -> None:
    next(layout.originals.glob("*/a.txt")).unlink()  # a note lies beside its folder


def lose_passage(layout: Layout) -> None:
    with altered(layout) as database:
        database.execute("DELETE FROM passages WHERE position = 1")


def shorten_text(layout: Layout) -> None:
    with altered(layout) as database:
        database.execute("UPDATE documents SET text = 'kort', text_crc32 = ?", [crc32(b"kort")])


def change_text(layout: Layout) -> None:
    with altered(layout) as database:
        database.execute("UPDATE documents SET text = replace(text, 'Parken', 'Banken')")


def change_original(layout: Layout) -> None:
    original = next(layout.originals.rglob("*.txt"))
    original.write_bytes(original.read_bytes().replace(b"Parken", b"Banken"))


def lose_note(layout: Layout) -> None:
    next(layout.originals.glob("*.json")).unlink()


@pytest.mark.parametrize(
    ("harm", "said"),
    first_of_each(
        lambda case: case[0].__name__.split("_")[0],
        [
            (lose_words, "ordindexet: a.txt"),
            (double_words, "dubbelt"),
            (leave_words, "inte är gällande"),
            (lose_shard, "vektorer"),
            (leave_shard, "hör inte till biblioteket"),
            (lose_original, "originalen: a.txt"),
            (lose_passage, "katalogen: a.txt"),
            (shorten_text, "utanför sin text"),
            (change_text, "texten i a.txt är ändrad"),
            (change_original, "originalen: a.txt"),
            (lose_note, "anteckningen om a.txt"),
        ],
    ),
)
def test_each_harm_is_found(layout: Layout, harm: Callable[[Layout], None], said: str) -> None:
    harm(layout)
    assert said in findings(layout)


@pytest.mark.parametrize("harm", first_of([lose_words, double_words, lose_shard]))
def test_rebuilding_mends_the_indexes(layout: Layout, harm: Callable[[Layout], None]) -> None:
    harm(layout)
    with Writer.open(settings(layout.directory), embedder=GramEmbedder()) as writer:
        writer.rebuild()
    assert findings(layout) == ""


@pytest.mark.parametrize("harm", [leave_words, leave_shard])
def test_rebuilding_or_opening_clears_what_is_nobodys(layout: Layout, harm: Callable[[Layout], None]) -> None:
    harm(layout)
    with Writer.open(settings(layout.directory), embedder=GramEmbedder()) as writer:
        writer.rebuild()
    assert findings(layout) == ""
