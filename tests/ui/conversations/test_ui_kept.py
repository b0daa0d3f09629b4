"""Conversations on disk: kept, found again, and nobody else's business."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished, Scope
from assistant.conversation import EMPTY
from tests.assistant.small_assistant import SmallAssistant
from ui.conversations import opinions
from ui.conversations.kept import GoneOn, Kept, Opinion, Turn
from ui.conversations.pins import Pins


def answer(question: str) -> Answer:
    *_, last = SmallAssistant().ask(question, EMPTY, scope=Scope(), corrected=None)
    assert isinstance(last, Finished)
    return last.answer


def turn(question: str) -> Turn:
    return Turn(answer=answer(question), drawn=f"<p>{question}</p>")


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept.beside(tmp_path / "library")


def test_a_conversation_comes_back_as_it_was_but_for_the_passages_beside_it(kept: Kept) -> None:
    first, second = turn("Hur många besök räknar nämnden med?"), turn("Vad är målet?")
    id_ = kept.add("", 0, first, user="a")
    assert kept.add(id_, 1, second, user="a") == id_
    back = kept.turns(id_, user="a")
    assert [one.drawn for one in back] == [first.drawn, second.drawn]
    assert back[0].answer.citations == first.answer.citations
    assert back[0].answer.text == first.answer.text


def test_words_find_a_conversation_by_question_and_answer_whatever_their_case_and_signs(kept: Kept) -> None:
    id_ = kept.add("", 0, turn("Hur många besök räknar nämnden med?"), user="a")
    kept.add("", 0, turn("Vad är målet?"), user="a")
    assert [one.id for one in kept.listed(user="a", words="HUR MANGA")] == [id_]
    assert kept.listed(user="a", words="100%_") == ()
    assert len(kept.listed(user="a")) == 2


def test_twenty_people_at_once_see_their_own_conversations_only(kept: Kept) -> None:
    def talk(user: str) -> str:
        id_ = kept.add("", 0, turn(f"Fråga av {user}?"), user=user)
        kept.add(id_, 1, turn("Och sedan?"), user=user)
        return id_

    people = [f"person-{number}" for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        ids = dict(zip(people, pool.map(talk, people), strict=True))
    for one in people:
        assert [listed.id for listed in kept.listed(user=one)] == [ids[one]]
        assert [len(kept.turns(ids[other], user=one)) for other in people] == [2 * (other == one) for other in people]
    kept.rename(ids["person-1"], "Min nu", user="person-2")
    kept.delete(ids["person-1"], user="person-2")
    assert kept.listed(user="person-1")[0].title.startswith("Fråga av person-1")


def test_a_turn_of_anothers_conversation_begins_an_own_one(kept: Kept) -> None:
    theirs = kept.add("", 0, turn("Vad är målet?"), user="a")
    mine = kept.add(theirs, 1, turn("Och sedan?"), user="b")
    assert mine != theirs
    assert len(kept.turns(theirs, user="a")) == 1


def test_what_is_deleted_is_gone_from_the_file(kept: Kept, tmp_path: Path) -> None:
    id_ = kept.add("", 0, turn("Hur många besök i Oxtorgshuset?"), user="a")
    kept.think(id_, 0, Opinion(good=False, reason="wrong", words="Stämmer inte i Oxtorgshuset"), user="a", version="1")
    (file,) = tmp_path.glob("*.sqlite")
    assert b"Oxtorgshuset" in file.read_bytes()
    kept.delete(id_, user="a")
    assert b"xtorgshuset" not in file.read_bytes().lower()
    assert file.stat().st_mode & 0o077 == 0


def test_an_opinion_is_kept_with_its_answer_and_may_change(kept: Kept) -> None:
    id_ = kept.add("", 0, turn("Vad är målet?"), user="a")
    kept.think(id_, 0, Opinion(good=True), user="a", version="1")
    kept.think(id_, 0, Opinion(good=False, words="fel år"), user="a", version="1")
    kept.think(id_, 0, Opinion(good=True), user="b", version="1")
    assert kept.opinion(id_, 0, user="a") == Opinion(good=False, words="fel år")
    assert kept.opinion(id_, 0, user="b") is None


def test_a_conversation_that_went_on_elsewhere_is_not_written_over(kept: Kept) -> None:
    id_ = kept.add("", 0, turn("Vad är målet?"), user="a")
    kept.add(id_, 1, turn("Och sedan?"), user="a")
    with pytest.raises(GoneOn):
        kept.add(id_, 1, turn("Och i det andra fönstret?"), user="a")
    assert [one.answer.question for one in kept.turns(id_, user="a")] == ["Vad är målet?", "Och sedan?"]


def test_what_was_said_of_an_answer_comes_with_its_passages_and_version(kept: Kept) -> None:
    id_ = kept.add("", 0, turn("Hur många besök?"), user="a")
    kept.think(id_, 0, Opinion(good=False, reason="fel källa", words="se s. 4"), user="a", version="v7")
    (judged,) = kept.judged()
    assert judged.answer.question == "Hur många besök?"
    assert json.loads(judged.found)[0]["file"] == "ekhagen_vp.txt"
    assert (judged.opinion.reason, judged.version) == ("fel källa", "v7")


def test_a_file_of_an_earlier_version_is_brought_up(kept: Kept, tmp_path: Path) -> None:
    id_ = kept.add("", 0, turn("Vad är målet?"), user="a")
    (file,) = tmp_path.glob("*.sqlite")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("ALTER TABLE turns DROP COLUMN found")
    kept.add(id_, 1, turn("Och sedan?"), user="a")
    assert len(kept.turns(id_, user="a")) == 2


def test_pinned_answers_are_listed_latest_first_and_are_the_users_own(kept: Kept, tmp_path: Path) -> None:
    id_ = kept.add("", 0, turn("Vad är målet?"), user="a")
    kept.add(id_, 1, turn("Och sedan?"), user="a")
    pins = Pins(tmp_path / "library")
    pins.pin(id_, 0, user="a")
    pins.pin(id_, 1, user="a")
    pins.pin(id_, 0, user="a")
    pins.pin(id_, 1, user="b")
    assert [(one.position, one.answer.question) for one in pins.listed(user="a")] == [
        (1, "Och sedan?"),
        (0, "Vad är målet?"),
    ]
    assert pins.positions(id_, user="a") == {0, 1}
    assert (pins.listed(user="b"), pins.positions(id_, user="b")) == ((), frozenset())
    pins.unpin(id_, 1, user="b")
    pins.unpin(id_, 0, user="a")
    assert pins.positions(id_, user="a") == {1}
    kept.delete(id_, user="a")
    assert pins.listed(user="a") == ()


def test_answers_of_a_file_without_pins_can_be_pinned(kept: Kept, tmp_path: Path) -> None:
    id_ = kept.add("", 0, turn("Vad är målet?"), user="a")
    (file,) = tmp_path.glob("*.sqlite")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DROP TABLE pins")
        database.execute("ALTER TABLE turns DROP COLUMN found")
    pins = Pins(tmp_path / "library")
    pins.pin(id_, 0, user="a")
    assert [one.answer.question for one in pins.listed(user="a")] == ["Vad är målet?"]


def test_an_answer_that_was_kept_before_it_said_how_it_was_read_comes_back(kept: Kept, tmp_path: Path) -> None:
    id_ = kept.add("", 0, turn("Vad är målet?"), user="a")
    (file,) = tmp_path.glob("*.sqlite")
    with closing(sqlite3.connect(file)) as database, database:
        (told,) = database.execute("SELECT answer FROM turns").fetchone()
        earlier = {name: value for name, value in json.loads(told).items() if name not in ("worded", "carried")}
        database.execute("UPDATE turns SET answer = ?", (json.dumps(earlier),))
    assert [one.answer.question for one in kept.turns(id_, user="a")] == ["Vad är målet?"]


def test_kept_answers_that_cite_a_document_are_counted_whosever_they_are(kept: Kept) -> None:
    for user in "ab":
        kept.add("", 0, turn("Hur många besök?"), user=user)
    document = answer("Hur många besök?").citations[0].source.id
    assert kept.citing([document, "none"]) == 2
    assert kept.citing(["none"]) == 0


def test_opinions_are_written_out_without_who_gave_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "library"
    library.mkdir()
    id_ = Kept.beside(library).add("", 0, turn("Hur många besök?"), user="person-hemlig")
    Kept.beside(library).think(id_, 0, Opinion(good=False, reason="fel siffra"), user="person-hemlig", version="v7")
    assert opinions.main(["--library", str(library)]) == 0
    told = capsys.readouterr().out
    assert json.loads(told)["reason"] == "fel siffra"
    assert "hemlig" not in told
    assert opinions.main(["--library", str(tmp_path / "ingen")]) == 1
    assert capsys.readouterr().err.startswith("Inget bibliotek hittades")
