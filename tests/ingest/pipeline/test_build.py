from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.errors import IngestError, MissingPath, NothingToRead
from ingest.pipeline.build import FileReport, Outcome, Request, Step, add
from ingest.pipeline.revisions import Why
from ingest.store.care.verify import verify
from ingest.store.errors import BadOverride
from ingest.store.index import Index
from tests.ingest.small_library import GramEmbedder, settings
from tests.ingest.small_reports import write_plan, write_report

ADDED, REPLACED, UNCHANGED, FAILED = Outcome.ADDED, Outcome.REPLACED, Outcome.UNCHANGED, Outcome.FAILED


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    write_plan(folder)
    write_report(folder)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "library"
    assert verify(settings(tmp_path / "library")).findings == ()


def run(library: Path, *paths: Path, **more: object) -> list[FileReport]:
    request = Request(paths=paths, **more)  # type: ignore[arg-type] # the fields are those of Request
    return list(add(request, settings=settings(library), embedder=GramEmbedder()))


def outcomes(reports: list[FileReport]) -> dict[str, Outcome]:
    return {report.path.name: report.outcome for report in reports}


def answers(library: Path, query: str) -> str:
    index = Index.open(library, embedder=GramEmbedder(), settings=settings(library))
    hits = index.search_words(query, limit=5)
    return "\n".join(passage.text for passage in index.passages([hit.passage_id for hit in hits]))


def test_a_folder_goes_in_and_is_described(reports: Path, library: Path) -> None:
    done = run(library, reports)
    assert outcomes(done) == {"plan.txt": ADDED, "rapport.txt": ADDED}
    plan = next(report.record for report in done if report.path.name == "plan.txt")
    assert plan is not None
    assert (plan.description.year, plan.description.type) == (2025, ReportType.PLAN)
    assert plan.passages > 2
    assert "40 nya förskoleplatser" in answers(library, "hur många förskoleplatser")


def test_the_same_bytes_again_do_nothing(reports: Path, library: Path) -> None:
    run(library, reports)
    before = Index.open(library, settings=settings(library)).version()
    assert set(outcomes(run(library, reports)).values()) == {UNCHANGED}
    assert Index.open(library, settings=settings(library)).version() == before


def test_the_same_bytes_under_another_name_are_not_doubled(reports: Path, library: Path) -> None:
    write_plan(reports, name="kopia.txt")
    done = run(library, reports)
    assert sorted(outcomes(done).values()) == [ADDED, ADDED, UNCHANGED]
    assert len(Index.open(library, settings=settings(library)).documents()) == 2


def test_a_changed_file_replaces_its_former_version(reports: Path, library: Path) -> None:
    run(library, reports)
    write_plan(reports, places=55)
    done = run(library, reports)
    assert outcomes(done) == {"plan.txt": REPLACED, "rapport.txt": UNCHANGED}
    found = answers(library, "nya förskoleplatser")
    assert "55 nya" in found
    assert "40 nya" not in found


def test_the_former_text_may_come_back(reports: Path, library: Path) -> None:
    for places in (40, 55, 40, 55, 40):
        write_plan(reports, places=places)
        run(library, reports)
    index = Index.open(library, settings=settings(library))
    assert [record.version for record in index.documents() if record.file == "plan.txt"] == [5]
    assert "40 nya" in answers(library, "nya förskoleplatser")


def test_a_revision_under_another_name_replaces_unless_told_to_keep(reports: Path, library: Path) -> None:
    given = Override(board="Storsjö")
    run(library, reports / "plan.txt", override=given)
    kept = run(library, write_plan(reports, name="reviderad.txt", places=60), override=given, keep=True)
    assert [(report.outcome, report.kinship.why) for report in kept if report.kinship] == [(ADDED, Why.ASKED_TO_KEEP)]
    done = run(library, write_plan(reports, name="slutlig.txt", places=70), override=given)
    assert [(report.outcome, report.kinship.why) for report in done if report.kinship] == [(REPLACED, Why.SAME_REPORT)]


def test_one_bad_file_of_many_is_named_and_the_others_go_in(reports: Path, library: Path) -> None:
    (reports / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (reports / "tom.txt").write_bytes(b"")
    (reports / "blank.txt").write_text("  \n\n \t\n", encoding="utf-8")
    (reports / "binär.txt").write_bytes(bytes(range(256)) * 20)
    done = run(library, reports)
    failed = {report.path.name for report in done if report.outcome is FAILED}
    assert failed == {"bild.png", "tom.txt", "blank.txt", "binär.txt"}
    assert all(report.path.name in str(report.error) for report in done if report.outcome is FAILED)
    assert [record.file for record in Index.open(library, settings=settings(library)).documents()] == [
        "plan.txt",
        "rapport.txt",
    ]


def test_two_folders_may_hold_files_of_one_name(tmp_path: Path, library: Path) -> None:
    write_plan(tmp_path / "reports" / "a", name="text.txt")
    write_report(tmp_path / "reports" / "b", name="text.txt")
    done = run(library, tmp_path / "reports")
    assert [report.outcome for report in done] == [ADDED, ADDED]
    assert [report.outcome for report in run(library, tmp_path / "reports")] == [UNCHANGED, UNCHANGED]


def test_a_folders_list_and_an_option_describe_and_a_changed_list_describes_anew(reports: Path, library: Path) -> None:
    listing = reports / "documents.toml"
    listing.write_text('["plan.txt"]\nboard = "Lillköping"\nyear = 2031\n', encoding="utf-8")
    first = run(library, reports / "plan.txt")[0].record
    assert first is not None
    assert (first.description.board, first.description.year) == ("Lillköping", 2031)
    assert outcomes(run(library, reports / "plan.txt")) == {"plan.txt": UNCHANGED}
    listing.write_text('["plan.txt"]\nboard = "Lillköping"\nyear = 2032\n', encoding="utf-8")
    second = run(library, reports / "plan.txt")[0]
    assert second.outcome is REPLACED
    assert second.record is not None
    assert second.record.description.year == 2032
    third = run(library, reports / "plan.txt", override=Override(year=2033))[0]
    assert third.record is not None
    assert third.record.description.year == 2033
    assert len(Index.open(library, settings=settings(library)).documents()) == 1


def test_unchanged_files_are_read_again_when_asked(reports: Path, library: Path) -> None:
    run(library, reports)
    assert set(outcomes(run(library, reports, again=True)).values()) == {REPLACED}
    assert set(outcomes(run(library, reports)).values()) == {UNCHANGED}


def test_progress_tells_files_and_bytes(reports: Path, library: Path) -> None:
    steps: list[Step] = []
    list(add(Request(paths=(reports,)), settings=settings(library), embedder=GramEmbedder(), on_step=steps.append))
    sizes = [(reports / name).stat().st_size for name in ("plan.txt", "rapport.txt")]
    assert [(step.file, step.number, step.files, step.done) for step in steps] == [
        ("plan.txt", 0, 2, 0),
        ("rapport.txt", 1, 2, sizes[0]),
    ]
    assert {step.total for step in steps} == {sum(sizes)}


@pytest.mark.parametrize(
    ("name", "error"),
    [("none", MissingPath), ("empty", NothingToRead), ("listed", BadOverride), ("boards", IngestError)],
)
def test_what_concerns_all_files_stops_before_anything_is_made(tmp_path: Path, name: str, error: type) -> None:
    (tmp_path / "empty").mkdir()
    write_plan(tmp_path / "listed")
    (tmp_path / "listed" / "documents.toml").write_text("oj", encoding="utf-8")
    write_plan(tmp_path / "boards")
    boards = tmp_path / "none.toml" if name == "boards" else None
    with pytest.raises(error):
        run(tmp_path / "library", tmp_path / name, boards=boards)
    assert not (tmp_path / "library").exists()
