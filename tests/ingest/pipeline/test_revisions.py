from dataclasses import replace

from ingest.document import Description, Document, Guess, ReportType
from ingest.pipeline.revisions import Kinship, Why, kinship, shared
from ingest.store.catalogue.records import DocumentRecord

WORDS = [f"ord{number}" for number in range(200)]
TEXT = " ".join(WORDS)
REVISED = TEXT.replace("ord100", "nytt")
OTHER = " ".join(f"annat{number}" for number in range(200))
PLAN = Description(title="Plan", board="Lillköping", year=2025, type=ReportType.PLAN)
RECORD = DocumentRecord(
    id="old",
    file="plan.txt",
    description=PLAN,
    pages=None,
    labels=(),
    passages=1,
    tables=0,
    rows=0,
    uncertain=0,
    warnings=(),
    added="2025-01-01T00:00:00+00:00",
    version=1,
    current=True,
    lineage="old",
    sha256="x",
    override="",
    source="/reports/plan.txt",
    windows=1,
    shard=None,
)


def kin(
    file: str = "plan.txt",
    *,
    description: Description = PLAN,
    text: str = REVISED,
    source: str = "/reports/plan.txt",
    same_run: tuple[str, ...] = (),
    keep: bool = False,
) -> Kinship | None:
    return kinship(
        Document(id="new", file=file, text=text, description=description),
        source=source,
        sha256="y",
        records=[RECORD],
        text=lambda _: TEXT,
        same_run=same_run,
        keep=keep,
    )


def test_a_changed_file_supersedes_itself_whatever_it_now_is() -> None:
    other = replace(PLAN, year=2026)
    assert kin(description=other, text=OTHER) == Kinship(relative=RECORD, supersedes=True, why=Why.SAME_FILE)


def test_a_file_of_the_same_name_from_elsewhere_supersedes() -> None:
    assert kin(source="/upload/plan.txt", text=OTHER) == Kinship(relative=RECORD, supersedes=True, why=Why.SAME_FILE)


def test_a_file_of_the_same_name_that_is_another_report_stands_beside() -> None:
    found = kin(source="/2026/plan.txt", description=replace(PLAN, year=2026))
    assert found == Kinship(relative=RECORD, supersedes=False, why=Why.OTHER_REPORT)


def test_two_files_of_one_name_in_one_run_stand_beside_each_other() -> None:
    found = kin(source="/b/plan.txt", same_run=("old",))
    assert found == Kinship(relative=RECORD, supersedes=False, why=Why.OTHER_REPORT)


def test_a_revision_under_another_name_supersedes_unless_asked_to_keep() -> None:
    assert kin("plan_v2.txt") == Kinship(relative=RECORD, supersedes=True, why=Why.SAME_REPORT)
    assert kin("plan_v2.txt", keep=True) == Kinship(relative=RECORD, supersedes=False, why=Why.ASKED_TO_KEEP)


def test_slides_on_a_report_stand_beside_it() -> None:
    slides = " ".join(WORDS[:30])
    assert kin("bilder.txt", text=slides) == Kinship(relative=RECORD, supersedes=False, why=Why.OTHER_CONTENT)


def test_another_year_is_no_kin() -> None:
    assert kin("annan.txt", description=replace(PLAN, year=2026)) is None


def test_what_is_not_known_is_no_reason_to_supersede() -> None:
    assert kin("annan.txt", description=replace(PLAN, board=None)) is None


def test_shared_is_a_share_of_the_longer_text() -> None:
    assert (shared(TEXT, TEXT), shared(TEXT, OTHER), shared("", "")) == (1.0, 0.0, 1.0)
    assert shared(TEXT, " ".join(WORDS[:100])) == shared(" ".join(WORDS[:100]), TEXT) < 0.5


def guessed(**sureness: float) -> Description:
    guesses = {name: Guess(value="x", sureness=value) for name, value in sureness.items()}
    return replace(PLAN, guesses=tuple(guesses.items()))


def test_what_is_less_than_four_fifths_sure_replaces_nothing_and_is_asked() -> None:
    found = kin("plan_v2.txt", description=guessed(board=0.79, year=0.95, type=0.95))
    assert found == Kinship(relative=RECORD, supersedes=False, why=Why.UNSURE, unsure=("board",))
    sure = kin("plan_v2.txt", description=guessed(board=0.8, year=0.95, type=0.95))
    assert sure is not None
    assert sure.supersedes


def test_a_file_of_the_same_name_from_elsewhere_is_no_surer() -> None:
    found = kin(source="/upload/plan.txt", description=guessed(board=0.9, year=0.5, type=0.6), text=OTHER)
    assert found == Kinship(relative=RECORD, supersedes=False, why=Why.UNSURE, unsure=("year", "type"))


def test_a_report_of_a_part_of_the_year_replaces_none_while_its_months_are_unknown() -> None:
    interim = replace(PLAN, type=ReportType("DR"))
    record = replace(RECORD, description=interim)
    found = kinship(
        Document(id="new", file="v2.txt", text=REVISED, description=interim),
        source="/v2.txt",
        sha256="y",
        records=[record],
        text=lambda _: TEXT,
    )
    assert found == Kinship(relative=record, supersedes=False, why=Why.UNSURE, unsure=("type",))
