import shutil
import socket
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeGuard

import pytest

from assistant.answer import Event, Finished
from assistant.ask import Assistant
from assistant.command.printed import printed
from assistant.texts import WORDS_ONLY
from ingest.settings import Settings
from ingest.store.care.backup import backup, restore
from ingest.store.care.verify import verify
from ingest.store.change import Writer
from ingest.store.errors import ServerUnreachable
from ingest.store.index import Index
from ingest.store.vectors.served.serving import ServedVectors
from tests.ingest.small_library import GramEmbedder, prepared, settings
from tests.ports import free_port

QUESTION = "Vad stänger nämnden i Lillköping?"
pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]  # conftest still lets it reach loopback only


def is_last(event: Event) -> TypeGuard[Finished]:
    return isinstance(event, Finished)


def served(directory: Path, url: str) -> Settings:
    return replace(settings(directory), chroma_url=url)


def add(chosen: Settings, name: str, text: str, version: int = 1) -> str:
    with Writer.open(chosen, embedder=GramEmbedder(), create=True) as writer:
        document = prepared(f"{name}.txt", [text, "Antal besök"])
        writer.add([writer.entry(document, lineage=name, version=version)])
        return document.document.id


def test_a_library_lives_on_a_server(tmp_path: Path, server: str) -> None:
    chosen = served(tmp_path / "one", server)
    add(chosen, "a", "Gamla parken stängs.")
    index = Index.open(chosen.library, embedder=GramEmbedder(), settings=chosen)
    assert index.search_vectors("parken stängs")
    new = add(chosen, "a", "Nya parken öppnas.", version=2)
    other = add(chosen, "b", "Skolan öppnas.")
    assert {hit.passage_id.split("-")[0] for hit in index.search_vectors("parken", limit=9)} == {new, other}
    assert not (chosen.library / "vectors").exists()
    assert verify(chosen).findings == ()
    with Writer.open(chosen, embedder=GramEmbedder()) as writer:
        writer.remove([other])
        writer.rebuild()
    assert {hit.passage_id.split("-")[0] for hit in index.search_vectors("parken", limit=9)} == {new}
    assert verify(chosen).findings == ()
    index.close()


def test_two_libraries_share_a_server_and_a_backup_moves_between_them(tmp_path: Path, server: str) -> None:
    one, two = served(tmp_path / "one", server), served(tmp_path / "two", server)
    first, second = add(one, "a", "Parken stängs."), add(two, "b", "Parken öppnas.")
    backup(one, tmp_path / "saved.tar.gz")
    index = Index.open(two.library, embedder=GramEmbedder(), settings=two)
    assert {hit.passage_id.split("-")[0] for hit in index.search_vectors("parken")} == {second}
    former = index.view().place.library
    restore(two, tmp_path / "saved.tar.gz", replacing=True, embedder=GramEmbedder())
    assert {hit.passage_id.split("-")[0] for hit in index.search_vectors("parken")} == {first}
    assert ServedVectors(server, former).names() == set()
    assert (verify(one).findings, verify(two).findings) == ((), ())
    index.close()


def ids(index: Index) -> set[str]:
    return {hit.passage_id.split("-")[0] for hit in index.search_vectors("parken", limit=9)}


def opened(chosen: Settings) -> Index:
    return Index.open(chosen.library, embedder=GramEmbedder(), settings=chosen)


def test_a_copied_library_leaves_the_originals_vectors_alone(tmp_path: Path, server: str) -> None:
    one, two = served(tmp_path / "one", server), served(tmp_path / "two", server)
    first = add(one, "a", "Parken stängs.")
    shutil.copytree(one.library, two.library)
    assert ids(opened(two)) == {first}  # a copy may be asked as it is
    second = add(two, "b", "Parken öppnas.")
    changed = add(two, "a", "Parken stängs i höst.", version=2)
    assert (ids(opened(one)), ids(opened(two))) == ({first}, {second, changed})
    third = add(one, "c", "Parken rustas.")
    with Writer.open(one, embedder=GramEmbedder()) as writer:
        writer.remove([first])
    assert (ids(opened(one)), ids(opened(two))) == ({third}, {second, changed})
    assert (verify(one).findings, verify(two).findings) == ((), ())


def test_restoring_into_a_copy_leaves_the_originals_vectors_alone(tmp_path: Path, server: str) -> None:
    one, two = served(tmp_path / "one", server), served(tmp_path / "two", server)
    first = add(one, "a", "Parken stängs.")
    backup(one, tmp_path / "saved.tar.gz")
    shutil.copytree(one.library, two.library)
    restore(two, tmp_path / "saved.tar.gz", replacing=True, embedder=GramEmbedder())
    assert (ids(opened(one)), ids(opened(two))) == ({first}, {first})
    assert (verify(one).findings, verify(two).findings) == ((), ())


def test_a_moved_library_keeps_its_vectors(tmp_path: Path, server: str) -> None:
    one, two = served(tmp_path / "one", server), served(tmp_path / "two", server)
    first = add(one, "a", "Parken stängs.")
    library = opened(one).view().place.library
    one.library.rename(two.library)
    second = add(two, "b", "Parken öppnas.")
    index = opened(two)
    assert (ids(index), index.view().place.library) == ({first, second}, library)


def test_a_server_that_is_not_there_is_named(tmp_path: Path, server: str) -> None:
    chosen = served(tmp_path / "one", server)
    add(chosen, "a", "Parken stängs.")
    gone = replace(chosen, chroma_url=f"http://127.0.0.1:{free_port()}")
    index = Index.open(gone.library, embedder=GramEmbedder(), settings=gone)
    assert index.search_words("parken")
    with pytest.raises(ServerUnreachable, match=r"127\.0\.0\.1"):
        index.search_vectors("parken")
    with pytest.raises(ServerUnreachable):
        Writer.open(gone, embedder=GramEmbedder())
    index.close()


def test_a_question_is_answered_by_words_alone_where_the_server_is_away(tmp_path: Path, server: str) -> None:
    chosen = served(tmp_path / "one", server)
    add(chosen, "a", "Nämnden stänger parken i Lillköping under 2025.")
    index = Index.open(chosen.library, embedder=GramEmbedder(), settings=chosen)
    (whole,) = (event.answer for event in Assistant(index, boards=index.boards()).ask(QUESTION) if is_last(event))
    assert "stänger parken" in whole.text
    assert whole.note == ""
    gone = replace(chosen, chroma_url=f"http://127.0.0.1:{free_port()}")
    index = Index.open(gone.library, embedder=GramEmbedder(), settings=gone)
    (answer,) = (event.answer for event in Assistant(index, boards=index.boards()).ask(QUESTION) if is_last(event))
    assert "stänger parken" in answer.text
    assert answer.note == WORDS_ONLY
    assert WORDS_ONLY in printed(answer)


def test_a_server_that_never_answers_is_not_waited_for(tmp_path: Path, server: str) -> None:
    chosen = served(tmp_path / "one", server)
    add(chosen, "a", "Parken stängs.")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        silent = replace(chosen, chroma_url=f"http://127.0.0.1:{listener.getsockname()[1]}")
        index = Index.open(silent.library, embedder=GramEmbedder(), settings=silent)
        for most in (10.0, 2.0):  # seconds; it is not asked again so soon
            began = time.monotonic()
            with closing(index.pinned()) as view:
                assert view.search_words("parken")
                assert (view.search_vectors("parken"), view.vectors_away) == ((), True)
            assert time.monotonic() - began < most
