"""What is kept of a person: handed out whole, erased to the last byte, and let go when it is old."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from eval import reported
from eval.questions import Kind, Question
from ingest.errors import BadSetting
from ingest.store.care import log
from tests.ui.conversations.test_ui_kept import turn
from ui import texts
from ui.conversations import personal, persons, retention
from ui.conversations.cases import Cases, State
from ui.conversations.file import file_beside, opened
from ui.conversations.kept import Kept, Opinion, Turn
from ui.conversations.pins import Pins

OWN = "Pippifax"  # a word that nobody else writes


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library beside which two people have talked; one has said something of an answer, and was replied to."""
    folder = tmp_path / "library"
    folder.mkdir()
    kept = Kept.beside(folder)
    for user in ("annas-namn", "bos-namn"):
        first = turn("Hur många besök räknar nämnden med?")
        own = OWN if user == "annas-namn" else "Annat"
        said = Turn(answer=replace(first.answer, question=f"{own} {own.lower()}?", text=f"{own} svar"), drawn=own)
        id_ = kept.add("", 0, said, user=user)
        kept.add(id_, 1, said, user=user)
        kept.think(id_, 0, Opinion(good=False, words=f"{own} ord"), user=user, version="1")
        Pins(folder).pin(id_, 1, user=user)
    for case in Cases(folder).listed():
        own = OWN if OWN in case.answer.text else "Annat"
        Cases(folder).settle(case, State.ANSWERED, reply=f"{own} reply")
        asked = Question(id=reported.id_of(case.id), kind=Kind.TRAP, text=f"{own}?", gold="-", answerable=False)
        reported.add(folder, asked)
    return folder


def everything(library: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(library.parent.rglob("*")) if path.is_file())


def test_all_that_is_kept_of_somebody_is_handed_out_and_nothing_of_others(library: Path) -> None:
    told = json.dumps(personal.data_of(library, "annas-namn"), ensure_ascii=False)
    assert all(f"{OWN} {part}" in told for part in ("svar", "ord", "reply"))
    assert '"pins": [{"position": 1' in told
    assert "Annat" not in told
    assert "bos-namn" not in told


@pytest.mark.parametrize("way", ["page", "command"])
def test_erasing_somebody_leaves_no_word_of_theirs_in_any_file(
    library: Path, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert OWN.encode() in everything(library)
    assert b"annas-namn" in everything(library)
    if way == "page":
        personal.erase(library, "annas-namn")
    else:
        short = personal.short_name("annas-namn")
        assert persons.main(["radera", short, "--library", str(library)]) == 0
        assert texts.ERASED.format(count=1) in capsys.readouterr().out
        (event,) = log.events(library)
        assert (event.did, event.what) == (log.Did.ERASED, texts.ALL_OF.format(name=short))
    left = everything(library).lower()
    assert OWN.encode().lower() not in left
    assert b"annas-namn" not in left
    assert b"Annat svar".lower() in left
    assert [user for user, _ in personal.people(library)] == ["bos-namn"]
    assert len(reported.held(library).questions) == 1


def test_the_command_line_names_people_and_hands_out_what_is_kept(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--library", str(library)]
    assert persons.main(["lista", *where]) == 0
    assert f"{personal.short_name('bos-namn')}  bos-namn  1" in capsys.readouterr().out
    assert persons.main(["hamta", "bos-namn", *where]) == 0
    assert json.loads(capsys.readouterr().out)["user"] == "bos-namn"
    assert [one.did for one in log.events(library)] == [log.Did.EXPORTED]
    assert persons.main(["radera", "ingen", *where]) == 1
    assert texts.NOBODY_CALLED.format(name="ingen") in capsys.readouterr().err
    assert persons.main(["lista", "--library", str(library / "nowhere")]) == 1
    with pytest.raises(SystemExit, match="2"):
        persons.main(["glom", "--dagar", "0", *where])


def test_old_conversations_are_let_go_but_for_those_with_a_pinned_answer(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept.beside(library)
    old, new = (kept.add("", 0, turn("Vad är målet?"), user="c") for _ in range(2))
    with opened(file_beside(library)) as database:
        database.execute("UPDATE conversations SET changed = '2020-01-01T00:00:00+00:00' WHERE id <> ?", (new,))
    monkeypatch.setenv(retention.DAYS, "30")
    retention.tidy(library)
    assert [one.id for one in kept.listed(user="c")] == [new]
    assert old not in {one.id for one in kept.listed(user="c")}
    assert kept.listed(user="annas-namn") != ()  # pinned


def test_nothing_is_let_go_unasked_and_a_setting_that_means_nothing_is_refused(library: Path) -> None:
    assert retention.days({}) is None
    assert retention.days({retention.DAYS: "30"}) == 30
    for wrong in ("0", "-1", "snart"):
        with pytest.raises(BadSetting):
            retention.days({retention.DAYS: wrong})


def page(library: str) -> None:
    """Draw the page; the bench runs this function's source as a script."""
    from pathlib import Path

    from ui.conversations import page

    page.draw(Path(library))


def test_the_page_erases_all_of_the_one_who_has_it_open(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setattr("ui.conversations.page.person", lambda: "annas-namn")
    bench = AppTest.from_function(page, default_timeout=60, kwargs={"library": str(library)}).run()
    assert not bench.exception
    assert texts.REPLIED.format(reply=f"{OWN} reply") in [said.value for said in bench.text]
    bench.button(key="erase-you").click().run()
    assert not bench.exception
    assert OWN.encode() not in everything(library)
    assert [one.did for one in log.events(library)] == [log.Did.ERASED]
