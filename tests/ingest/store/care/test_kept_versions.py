"""How many earlier versions of a report are kept, and for how long."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.pipeline.build import Request, add
from ingest.settings import Settings, read_settings
from ingest.store.care.verify import verify
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from ingest.store.retention import expired
from tests.ingest.small_reports import write_plan
from tests.sampled import first_of


@pytest.mark.parametrize(("days", "kept"), first_of([(None, [1, 2, 3]), (0, [3]), (5000, [1, 2, 3])]))
def test_earlier_versions_are_kept_as_long_as_is_set(tmp_path: Path, days: int | None, kept: list[int]) -> None:
    for places in (40, 50, 60):
        request = Request(paths=(write_plan(tmp_path / "reports", places=places),))
        list(add(request, settings=Settings(library=tmp_path / "l", keep_days=days)))
    with closing(Catalogue.open(Layout(directory=tmp_path / "l"))) as catalogue:
        records = catalogue.records(all_versions=True)
    assert [record.version for record in records] == kept
    later = datetime.now(UTC) + timedelta(days=1000)
    for limit, count in ((None, 0), (999, len(kept) - 1), (1001, 0)):
        assert len(expired(records, days=limit, now=later)) == count
    assert expired(records, days=1, now=datetime.now(UTC) - timedelta(days=9000)) == ()  # a clock that was put back


@pytest.mark.parametrize(
    ("versions", "kept"), first_of([(None, [1, 2, 3, 4]), (0, [4]), (1, [3, 4]), (9, [1, 2, 3, 4])])
)
def test_as_many_earlier_versions_are_kept_as_is_set(tmp_path: Path, versions: int | None, kept: list[int]) -> None:
    for places in (40, 50, 60, 70):
        request = Request(paths=(write_plan(tmp_path / "reports", places=places),))
        list(add(request, settings=Settings(library=tmp_path / "l", keep_versions=versions)))
    with closing(Catalogue.open(Layout(directory=tmp_path / "l"))) as catalogue:
        records = catalogue.records(all_versions=True)
    assert [record.version for record in records] == kept
    assert verify(Settings(library=tmp_path / "l")).findings == ()


def test_versions_are_counted_after_those_that_were_only_read_anew(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "reports", places=40)
    for places, again in ((40, False), (50, False), (50, True), (60, False)):
        write_plan(tmp_path / "reports", places=places)
        request = Request(paths=(plan,), again=again)
        list(add(request, settings=Settings(library=tmp_path / "l", keep_versions=2)))
    with closing(Catalogue.open(Layout(directory=tmp_path / "l"))) as catalogue:
        assert [record.version for record in catalogue.records(all_versions=True)] == [1, 3, 4]


def test_how_long_they_are_kept_is_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert read_settings({"NAMNDSVAR_KEEP_DAYS": "30"}).keep_days == 30
    assert read_settings({"NAMNDSVAR_KEEP_VERSIONS": "0"}).keep_versions == 0
    monkeypatch.setenv("NAMNDSVAR_KEEP_DAYS", "länge")
    assert main(["list", "--library", str(tmp_path)]) == 2
    assert "NAMNDSVAR_KEEP_DAYS" in capsys.readouterr().err
