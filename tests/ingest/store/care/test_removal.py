"""What is removed is in no file of the library any more, whoever reads it meanwhile."""

import os
import random
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.language.words import stems
from ingest.pipeline.build import Outcome, Request, add
from ingest.settings import Settings
from ingest.store.care.verify import verify
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.change import Writer
from ingest.store.errors import UnknownDocument
from ingest.store.files.layout import Layout
from ingest.store.index import Index
from ingest.store.removing import remove
from ingest.store.vectors.sealed.folder import SealedVectors
from tests.ingest.small_library import GramEmbedder, prepared, settings
from tests.ingest.small_reports import PLAN, outcomes, write_plan, write_report
from tests.sampled import first_of

SECRET = "Kvarnholmsparkens lekplats rustas av Sixten Fiktivsson under hösten."


def traces(library: Path, wanted: Sequence[bytes]) -> list[str]:
    """Return where a library's files, and their names, hold any of `wanted`, in whatever case."""
    found = []
    for path in library.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        seen = (str(path.relative_to(library)).encode() + content).lower()
        found += [f"{path}: {one[:40]!r}" for one in wanted if one.lower() in seen]
    return found


def wanted(library: Path, document_id: str) -> list[bytes]:
    """Return what must not be found of a document when it is gone: its id, its own words, their stems, its vectors."""
    with closing(Index.open(library)) as index:
        assert SECRET in index.text(document_id)
        (sha256,) = (one.sha256 for one in index.documents() if one.id == document_id)
        others = {stem for one in index.documents() if one.id != document_id for stem in stems(index.text(one.id))}
        own = {stem for stem in stems(index.text(document_id)) if len(stem) > 3} - others
        assert any("fiktivsson" in stem for stem in own)
        vectors: dict[bool, set[bytes]] = {True: set(), False: set()}
        store = SealedVectors(library / "vectors")
        for name, _ in index.view().place.shards:
            for batch in store.shard(index.view().place.sealed(name)).vectors(batch=100):
                for row, window in enumerate(batch.windows):
                    vectors[window.document_id == document_id].add(batch.values[row].tobytes()[:64])
    own_vectors = vectors[True] - vectors[False]  # where a text is the same, so is its vector
    assert len(own_vectors) >= 3
    words = ["Kvarnholmsparkens", "Fiktivsson", "hemlig-plan.txt", document_id, sha256]
    return [word.encode() for word in (*words, *own)] + list(own_vectors)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    write_report(reports)
    write_plan(reports)
    secret = PLAN.replace("Storsjö", "Bergsjö").replace("{places}", "12").replace("språk.", f"språk. {SECRET}")
    (reports / "hemlig-plan.txt").write_text(secret, encoding="utf-8")
    assert outcomes(tmp_path / "l", reports) == [Outcome.ADDED] * 3
    return tmp_path / "l"


def document(library: Path, file: str) -> str:
    with closing(Catalogue.open(Layout(directory=library))) as catalogue:
        return next(record.id for record in catalogue.records() if record.file == file)


@pytest.mark.parametrize("how", first_of(["alone", "superseded", "after a broken rebuild", "one version"]))
def test_nothing_of_a_removed_document_is_in_any_file_while_a_reader_is_open(library: Path, how: str) -> None:
    gone = document(library, "hemlig-plan.txt")
    looked_for = wanted(library, gone)
    assert len(traces(library, looked_for)) > 10
    reader = Index.open(library)
    reader.search_words("lekplats")
    reader.search_vectors("lekplats")
    newer = library.parent / "reports" / "hemlig-plan.txt"
    if how in ("superseded", "one version"):
        newer.write_text(newer.read_text("utf-8").replace(SECRET, "Annat."), encoding="utf-8")
        assert outcomes(library, newer) == [Outcome.REPLACED]
    if how == "after a broken rebuild":
        _broken_rebuild(library)
    assert remove(Settings(library=library), [gone], only_version=how == "one version").erased
    looked_for = [one for one in looked_for if how != "one version" or one in (gone.encode(), b"Fiktivsson")]
    assert traces(library, looked_for) == []
    assert verify(Settings(library=library)).findings == ()
    assert reader.search_words("hamnen")
    reader.close()


def _broken_rebuild(library: Path) -> None:
    """Begin a rebuild that breaks off when all is embedded."""

    class Broken(Exception):
        pass

    def breaks(done: object) -> None:
        if getattr(done, "done", 0) == getattr(done, "total", 1):
            raise Broken

    with pytest.raises(Broken), Writer.open(Settings(library=library)) as writer:
        writer.rebuild(on_progress=breaks)
    assert any((library / "unfinished").rglob("*.sqlite"))


@pytest.mark.slow
def test_pages_that_were_divided_keep_no_copies(tmp_path: Path) -> None:
    """SQLite left some in the library of seed 27 before its file was written anew."""
    choose = random.Random(27)
    with Writer.open(settings(tmp_path), embedder=GramEmbedder(), create=True) as writer:
        ids = list(_drawn(writer, choose))
        removed = choose.sample(ids, 2)
        assert writer.remove([id_ for id_, _ in removed])
    assert traces(tmp_path, [text.encode() for pair in removed for text in pair]) == []


def _drawn(writer: Writer, choose: random.Random) -> Iterator[tuple[str, str]]:
    for number in range(8):
        secret = f"zq{number:02d}hemlig"
        sentences = [
            f"{secret} mening {n} " + "ord " * choose.randrange(1, choose.choice([5, 50, 900]))
            for n in range(choose.randrange(1, choose.choice([10, 120])))
        ]
        document = prepared(f"{secret}.txt", sentences)
        writer.add([writer.entry(document, lineage=str(number), version=1)])
        yield document.document.id, secret


@pytest.mark.slow
def test_a_question_under_way_keeps_traces_until_the_next_change_and_that_is_said(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = document(library, "hemlig-plan.txt")
    looked_for = wanted(library, gone)
    view = Index.open(library).pinned()
    assert main(["remove", gone, "--library", str(library)]) == 0
    assert "spår av det kan ligga kvar" in capsys.readouterr().err
    assert view.text(gone)
    assert any("spår" in finding.text for finding in verify(Settings(library=library)).findings)
    view.close()
    with Writer.open(Settings(library=library)):
        pass
    assert traces(library, looked_for) == []
    assert verify(Settings(library=library)).findings == ()


def test_adding_what_is_there_changes_no_file(library: Path) -> None:
    def content() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in library.rglob("*") if path.is_file()}

    before = content()
    assert outcomes(library, library.parent / "reports") == [Outcome.UNCHANGED] * 3
    assert content() == before


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_only_the_owner_reads_a_library(library: Path) -> None:
    before = os.umask(0)
    try:
        request = Request(paths=(write_plan(library.parent / "reports", places=77),))
        list(add(request, settings=Settings(library=library)))
    finally:
        os.umask(before)
    open_to_others = [
        str(path)
        for path in (library, *library.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    ]
    assert open_to_others == []


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_folder_that_holds_other_things_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    for path, mode in ((tmp_path, 0o755), (tmp_path / "mine.txt", 0o644)):
        path.chmod(mode)
    with Writer.open(settings(tmp_path), embedder=GramEmbedder(), create=True):
        pass
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "mine.txt").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "catalogue.sqlite").stat().st_mode) == 0o600


def test_nothing_is_removed_where_one_id_is_wrong(library: Path) -> None:
    with pytest.raises(UnknownDocument):
        remove(Settings(library=library), [document(library, "plan.txt"), "none"])
    assert document(library, "plan.txt")


def test_reading_a_file_again_and_again_keeps_one_version(library: Path) -> None:
    for _ in range(3):
        assert outcomes(library, library.parent / "reports" / "plan.txt", again=True) == [Outcome.REPLACED]
    with closing(Catalogue.open(Layout(directory=library))) as catalogue:
        assert len(catalogue.records(all_versions=True)) == 3
    assert len(list((library / "originals").glob("*.json"))) == 3
    assert verify(Settings(library=library)).findings == ()
