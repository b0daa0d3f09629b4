"""Conversations of people who have logged in: each sees their own, and of who is erased no word is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.store.care import log
from tests.ui.access.keeping import keeping, somebody
from tests.ui.conversations.test_ui_kept import turn
from ui.access import doors
from ui.access.known.browser import name_of
from ui.access.roles import NotLoggedIn, Role
from ui.conversations import page, personal, persons
from ui.conversations.kept import Kept
from ui.export.noted import noted
from ui.people import nickname, person

ANNA, BO = somebody(Role.READ, name="anna-7f3a"), somebody(Role.READ, name="bo-91cc")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "library"
    folder.mkdir()
    monkeypatch.setenv("NAMNDSVAR_LIBRARY", str(folder))
    with keeping(tmp_path, monkeypatch):
        yield folder


def asked(library: Path, question: str) -> str:
    return Kept.beside(library).add("", 0, turn(question), user=person())


def test_each_sees_their_own_whatever_the_address_says(library: Path) -> None:
    with doors.acting(ANNA):
        annas = asked(library, "Annas fråga?")
    with doors.acting(BO):
        kept = Kept.beside(library)
        assert kept.listed(user=person()) == ()
        assert kept.turns(annas, user=person()) == ()
        kept.delete(annas, user=person())
        kept.rename(annas, "Tagen", user=person())
    with doors.acting(ANNA):
        (one,) = Kept.beside(library).listed(user=person())
        assert one.title == "Annas fråga?"


def test_a_browser_names_itself_nobody_who_logs_in() -> None:
    for value in (ANNA.key, "proxy|anna", "a|b", "a" * 65, "", "å", "a b"):
        assert name_of({"namndsvar-person": value}) == ""


def test_the_same_name_from_another_issuer_is_another(library: Path) -> None:
    assert ANNA.key.endswith("|anna-7f3a")
    with pytest.raises(NotLoggedIn):
        person()


@pytest.mark.parametrize("way", ["page", "command"])
def test_erasing_who_has_logged_in_leaves_no_word_and_no_name_of_theirs(library: Path, way: str) -> None:
    for visitor, word in ((ANNA, "Pippifax"), (BO, "Annat")):
        with doors.acting(visitor):
            asked(library, f"{word} om hemtjänsten?")
            noted(lambda: b"", "en fil")()
            short = nickname()
        assert log.events(library)[-1].who == short
    if way == "page":
        with doors.acting(ANNA):
            page._erase(library)
    else:
        assert persons.main(["radera", personal.short_name(ANNA.key), "--library", str(library)]) == 0
    beside = [path for path in library.parent.rglob("*") if path.is_file() and path.name != "secrets.toml"]
    left = b"\n".join(path.read_bytes() for path in beside)
    assert b"Pippifax".lower() not in left.lower()
    assert b"anna-7f3a" not in left
    assert b"Annat om hemtj" in left
