import random
from pathlib import Path

import pytest

from ingest.settings import WordWeights
from ingest.store.errors import IndexDamaged
from ingest.store.files.sealed import Sealed
from ingest.store.files.word_files import LOCKS
from ingest.store.sweeping import keep_only
from ingest.store.word_index import WordHit, WordIndex, Words, WordSearcher
from tests.sampled import first_of

TEXTS = {
    "a-0": ("a", "Förskolorna får fler platser under året.", "Lillköping 2025 VP"),
    "a-1": ("a", "Sommarjobb för unga ökar.", "Lillköping 2025 VP"),
    "b-0": ("b", "Trygghetsvärdar går runt på kvällarna.", "Storby 2024 VB"),
}


WORDS = [Words(document_id=d, passage_id=p, text=t, prefix=x) for p, (d, t, x) in TEXTS.items()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "words"


@pytest.fixture
def sealed(folder: Path) -> Sealed:
    return WordIndex.write(folder, WORDS)


@pytest.fixture
def index(folder: Path, sealed: Sealed) -> WordIndex:
    return WordIndex.open(folder, sealed)


def found(searcher: WordSearcher, query: str) -> list[str]:
    return [hit.passage_id for hit in hits(searcher, query)]


def hits(
    searcher: WordSearcher, query: str, expansions: dict[str, float] | None = None, documents: set[str] | None = None
) -> list[WordHit]:
    return searcher.search(query, expansions=expansions or {}, documents=documents, limit=10)


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("förskola", "a-0"),  # inflection
        ("forskolor", "a-0"),  # no diacritics
        ("trygghetsvärd", "b-0"),  # compound, inflection
        ("tryggetsvärdar", "b-0"),  # typo
        ("sommarjobben", "a-1"),
    ],
)
def test_a_word_is_found_however_it_is_written(index: WordIndex, query: str, passage: str) -> None:
    assert found(index.searcher(WordWeights()), query)[0] == passage


def test_the_prefix_is_searched(index: WordIndex) -> None:
    assert found(index.searcher(WordWeights()), "Storby") == ["b-0"]


def test_a_weight_of_zero_leaves_a_field_out(index: WordIndex) -> None:
    assert found(index.searcher(WordWeights(grams=0.0)), "tryggetsvärdar") == []
    assert found(index.searcher(WordWeights(stems=0.0)), "tryggetsvärdar") == ["b-0"]


def test_only_the_documents_asked_for_are_found_and_their_scores_stay(index: WordIndex) -> None:
    searcher = index.searcher(WordWeights())
    everywhere = {hit.passage_id: hit.score for hit in hits(searcher, "unga förskolor på kvällarna")}
    inside = hits(searcher, "unga förskolor på kvällarna", documents={"b"})
    assert [hit.passage_id for hit in inside] == ["b-0"]
    assert inside[0].score == pytest.approx(everywhere["b-0"])
    assert hits(searcher, "unga", documents=set()) == []


def test_an_expansion_finds_what_the_question_does_not_say_and_weighs_less(index: WordIndex) -> None:
    searcher = index.searcher(WordWeights())
    assert found(searcher, "dagis") == []
    whole = hits(searcher, "förskola")[0].score
    part = hits(searcher, "dagis", expansions={"förskola": 0.3})[0]
    assert part.passage_id == "a-0"
    assert part.score == pytest.approx(0.3 * whole, rel=1e-4)


@pytest.mark.parametrize("query", ["", "   ", "?!", "<script>", "\x00", "och att som", "a" * 5000])
def test_a_strange_query_finds_nothing_or_something_but_does_not_fail(index: WordIndex, query: str) -> None:
    assert len(found(index.searcher(WordWeights()), query)) <= 3


def test_a_searcher_keeps_what_it_saw(index: WordIndex, folder: Path) -> None:
    searcher = index.searcher(WordWeights())
    keep_only(folder.parent, set())
    assert not {path.name for path in folder.glob("*")} - LOCKS
    assert found(searcher, "sommarjobben") == ["a-1"]


def test_an_index_grows_into_a_new_one_and_stays_as_it_was(index: WordIndex, folder: Path, sealed: Sealed) -> None:
    more = Words(document_id="c", passage_id="c-0", text="Fler sommarjobb", prefix="Storby")
    grown = WordIndex.write(folder.with_name("more"), [more], base=folder)
    searcher = WordIndex.open(folder.with_name("more"), grown).searcher(WordWeights())
    assert sorted(found(searcher, "sommarjobb")) == ["a-1", "c-0"]
    assert found(WordIndex.open(folder, sealed).searcher(WordWeights()), "sommarjobb") == ["a-1"]


def test_document_frequency_counts_passages_that_hold_the_stem(index: WordIndex) -> None:
    searcher = index.searcher(WordWeights())
    assert (searcher.document_frequency("forskol"), searcher.document_frequency("finnsinte")) == (1, 0)


def test_a_missing_index_is_damage(tmp_path: Path, sealed: Sealed) -> None:
    with pytest.raises(IndexDamaged):
        WordIndex.open(tmp_path / "none", sealed)


@pytest.mark.parametrize("harm", ["flip", "cut", "delete"])
def test_every_broken_file_is_damage(folder: Path, sealed: Sealed, harm: str) -> None:
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        match harm:
            case "flip":
                path.write_bytes(bytes([content[0] ^ 64]) + content[1:])
            case "cut":
                path.write_bytes(content[:-1])
            case _:
                path.unlink()
        with pytest.raises(IndexDamaged, match=path.name):
            WordIndex.open(folder, sealed)
        path.write_bytes(content)
    assert WordIndex.open(folder, sealed).searcher(WordWeights()).count() == 3


QUERIES = ("parken får nya bänkar", "bänk träd gång 7", "Storby sommarjobb", "fler träd i parken på kvällarna")


def many(count: int) -> list[Words]:
    """Return passages of a few words each, many of them alike."""
    nouns = ("parken", "bänkar", "träden", "sommarjobb", "kvällarna", "gångvägar")
    return [
        Words(
            document_id=f"d{n % 9}",
            passage_id=f"d{n % 9}-{n}",
            text=" ".join(nouns[(n * step) % len(nouns)] for step in range(1, 2 + n % 11)),
            prefix=("Storby", "Lillköping")[n % 2],
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("seed", first_of(range(4)))
def test_scores_and_order_depend_on_what_is_there_and_not_on_how_it_came(tmp_path: Path, seed: int) -> None:
    chance, words = random.Random(seed), many(240)
    whole = WordIndex.open(tmp_path / "whole", WordIndex.write(tmp_path / "whole", words)).searcher(WordWeights())
    chance.shuffle(words)
    base, sealed, start = None, WordIndex.write(tmp_path / "none", ()), 0
    for number in range(12):  # so many that tantivy joins some segments
        stop = len(words) if number == 11 else start + chance.randrange(30)
        folder = tmp_path / f"part {number}"
        sealed, base, start = WordIndex.write(folder, words[start:stop], base=base), folder, stop
    assert base is not None
    grown = WordIndex.open(base, sealed).searcher(WordWeights())
    for query in QUERIES:
        for limit in (1, 5, 50):
            for documents in (None, {"d1", "d2", "d5"}):
                asked = {"expansions": {"lekplats": 0.3, "park": 0.2}, "documents": documents, "limit": limit}
                assert grown.search(query, **asked) == whole.search(query, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("held", [{"d1"}, {"d1", "d2", "d5"}])
def test_few_documents_are_searched_with_the_scores_of_many(tmp_path: Path, held: set[str]) -> None:
    sealed = WordIndex.write(tmp_path / "words", many(240))
    searcher = WordIndex.open(tmp_path / "words", sealed).searcher(WordWeights())
    elsewhere = {f"not here {n}" for n in range(40)}
    for query in QUERIES:
        few, more = (hits(searcher, query, {"lekplats": 0.3}, documents) for documents in (held, held | elsewhere))
        assert few == more
        assert {hit.document_id for hit in few} <= held
