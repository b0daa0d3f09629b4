"""A library on a PostgreSQL server answers as one in a folder does, on whichever machine it is asked."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.ask import Assistant
from ingest.__main__ import main
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.care.verify import verify
from ingest.store.index import Index
from ingest.store.machines.joining import join
from tests.ingest.postgres_server import REASON, Server, programs, running
from tests.ingest.small_reports import write_plan
from tests.places import SAMPLE
from tests.whole import two_machines
from tests.whole.test_same_answers import QUESTIONS, answer

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if programs() is None:
        pytest.skip(REASON)
    with running() as started:
        yield started


def machine(folder: Path, address: str) -> Settings:
    settings = Settings(library=folder, database_url=address)
    join(settings)
    return settings


def test_the_sample_gets_the_same_answers_from_a_server(tmp_path: Path, server: Server, assistant: Assistant) -> None:
    address = server.library()
    one, two = machine(tmp_path / "one", address), machine(tmp_path / "two", address)
    assert all(report.error is None for report in add(Request(paths=(SAMPLE,)), settings=one))
    shared = Assistant.open(two.library)
    for question in QUESTIONS:
        told = [repr(replace(answer(asked, question), seconds=0)) for asked in (assistant, shared)]
        assert told[0] == told[1], question
    assert verify(two).findings == ()


def test_a_damaged_catalogue_there_is_made_anew_from_the_originals(tmp_path: Path, server: Server) -> None:
    address = server.library()
    one, two = machine(tmp_path / "one", address), machine(tmp_path / "two", address)
    plan = write_plan(tmp_path / "reports", places=40)
    list(add(Request(paths=(plan,)), settings=one))
    with closing(Index.open(one.library)) as index:
        (record,) = index.documents()
        text = index.text(record.id)
        index._catalogue._database.execute("UPDATE documents SET text = 'annat'")
    plan.unlink()
    arguments = ["--library", str(two.library)]
    assert main(["verify", *arguments]) == 1
    assert main(["rebuild", *arguments]) == 0
    with closing(Index.open(one.library)) as index:
        assert index.text(record.id) == text
        assert index.search_words("nya förskoleplatser")
    assert main(["verify", *arguments]) == 0


def test_the_command_line_takes_the_address_from_the_environment(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NAMNDSVAR_DATABASE_URL", server.library())
    plan = write_plan(tmp_path / "reports", places=40)
    assert main(["add", str(plan), "--library", str(tmp_path / "one")]) == 0
    assert main(["list", "--library", str(tmp_path / "two")]) == 0
    assert plan.name in capsys.readouterr().out.replace("\n", "")
    assert not (tmp_path / "one" / "catalogue.sqlite").exists()
    monkeypatch.setenv("NAMNDSVAR_DATABASE_URL", "postgresql://tester@127.0.0.1:1/postgres")
    assert main(["list", "--library", str(tmp_path / "three")]) == 1
    assert "127.0.0.1:1/postgres" in capsys.readouterr().err


def test_one_machine_changes_while_another_answers_and_each_is_killed_in_turn(tmp_path: Path, server: Server) -> None:
    came = two_machines.run(tmp_path, seconds=15)
    assert came.wrong == ()
    assert came.kills >= 2
    assert came.done["added"] > 0
    assert came.done["answered with a figure"] > 0
