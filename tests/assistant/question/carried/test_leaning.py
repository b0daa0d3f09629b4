"""Whether a question leans on the one before it: examples of each sign, and pairs of questions on the sample."""

import tomllib
from dataclasses import dataclass

import pytest

from assistant.answer import Answer, Finished, Reason, Scope
from assistant.ask import Assistant
from assistant.conversation import EMPTY, Conversation
from assistant.question.carried.leaning import leans
from assistant.question.scope import BoardNames, read
from assistant.question.understand import understand
from ingest.genre.boards import load_boards
from tests.assistant.small_assistant import citation
from tests.places import DATA, SAMPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two questions in a row; `alone` where the second names its own subject."""

    split: str
    alone: bool
    first: str
    second: str
    facts: tuple[str, ...] = ()


PAIRS = tuple(
    Pair(**{**entry, "facts": tuple(entry.get("facts", ()))})
    for entry in tomllib.loads((DATA / "pairs.toml").read_text(encoding="utf-8"))["pair"]
)


def _boards() -> BoardNames:
    listed = load_boards(SAMPLE / "boards.toml")
    return BoardNames(listed.aliases(), abbreviations=listed.abbreviations(), places=listed.places())


BOARDS = _boards()


def test_there_are_pairs_enough_of_both_kinds_in_both_halves() -> None:
    for split in ("dev", "test"):
        assert sum(pair.alone for pair in PAIRS if pair.split == split) >= 20
        assert sum(not pair.alone for pair in PAIRS if pair.split == split) >= 20


# Measured: .97 and 1.00 of the development half, .92 and .88 of the other, which nothing was tuned on.
@pytest.mark.parametrize(
    ("split", "alone", "floor"), [("dev", True, 0.95), ("dev", False, 0.95), ("test", True, 0.9), ("test", False, 0.85)]
)
def test_pairs_are_read_as_what_they_are(split: str, alone: bool, floor: float) -> None:
    pairs = [pair for pair in PAIRS if (pair.split, pair.alone) == (split, alone)]
    right = [leans(read(p.second, boards=BOARDS), before=p.first) is not alone for p in pairs]
    assert sum(right) / len(pairs) >= floor


def _asked(assistant: Assistant, question: str, conversation: Conversation = EMPTY) -> Answer:
    *_, last = assistant.ask(question, conversation)
    assert isinstance(last, Finished)
    return last.answer


@pytest.mark.slow
def test_no_question_of_its_own_is_refused_for_what_was_said_before(assistant: Assistant) -> None:
    """A board that was named before still holds; where its reports do not tell, the refusal says whose they are."""
    refused = []
    for pair in PAIRS:
        if pair.alone:
            first = _asked(assistant, pair.first)
            after, alone = _asked(assistant, pair.second, EMPTY.add(first)), _asked(assistant, pair.second)
            refused += [pair.second] if after.refused and not alone.refused and not _says_whose(after) else []
    assert refused == []


def _says_whose(refusal: Answer) -> bool:
    """Return whether a refusal names the boards whose reports do not tell."""
    return bool(refusal.scope.boards) and all(board in refusal.text for board in refusal.scope.boards)


def _answered(question: str, *, scope: Scope | None = None) -> Answer:
    return Answer(question=question, standalone=question, scope=scope or Scope(), text="Ja.", citations=(CITED,))


CITED = citation("12 400 besök")
FIRST = "Hur många laddplatser finns i Åsdal-Mellanvik 2025?"


@pytest.mark.parametrize("reason", [Reason.MISUSE, Reason.NOT_FOR_DOCUMENTS, Reason.UNCLEAR])
def test_a_turn_that_no_document_was_asked_for_carries_nothing(reason: Reason) -> None:
    refused = Answer(question=FIRST, standalone=FIRST, scope=Scope(), text="Nej.", refused=True, reason=reason)
    for question in ("Hur många förskolor finns?", "Vad kostar det?", "Varför?"):
        asked = understand(question, EMPTY.add(refused), boards=BOARDS)
        assert asked.standalone == question
        assert asked.scope == Scope()


def test_what_was_looked_for_in_vain_is_looked_for_elsewhere() -> None:
    refused = Answer(
        question=FIRST, standalone=FIRST, scope=Scope(), text="Nej.", refused=True, reason=Reason.NOTHING_RELEVANT
    )
    asked = understand("Och i Lövsjö?", EMPTY.add(refused), boards=BOARDS)
    assert "laddplatser" in asked.standalone
    assert asked.scope.boards == ("Lövsjö-Tegelbruket",)


def test_what_was_looked_for_in_vain_is_what_the_next_question_leans_on() -> None:
    refused = Answer(
        question=FIRST, standalone=FIRST, scope=Scope(), text="Nej.", refused=True, reason=Reason.NOTHING_RELEVANT
    )
    asked = understand("Hur stor andel av dem är snabba?", EMPTY.add(refused), boards=BOARDS)
    assert "laddplatser" in asked.standalone
    assert asked.scope == Scope(boards=("Åsdal-Mellanvik",), years=(2025,))
    later = understand(
        "Hur stor andel av dem är snabba?", EMPTY.add(refused).add(_answered("Vad är KTC?")), boards=BOARDS
    )
    assert "laddplatser" not in later.standalone


def test_a_greeting_carries_nothing() -> None:
    hello = Answer(question="Hej!", standalone="Hej!", scope=Scope(), text="Hej!")
    assert not understand("Och för förskolan?", EMPTY.add(hello), boards=BOARDS).follows


def test_a_question_of_its_own_keeps_board_and_year_but_no_report() -> None:
    first = _answered("Hur många feriejobb har ÅM enligt T1 2025?")
    asked = understand("Hur många förskolor finns det?", EMPTY.add(first), boards=BOARDS)
    assert not asked.follows
    assert (asked.scope.boards, asked.scope.years, asked.scope.types) == (("Åsdal-Mellanvik",), (2025,), ())


def test_a_question_with_subject_and_board_keeps_nothing() -> None:
    first = _answered("Hur många feriejobb har ÅM enligt T1 2025?")
    asked = understand("Och hur många förskolor finns i LT?", EMPTY.add(first), boards=BOARDS)
    assert asked.standalone == "Och hur många förskolor finns i LT?"
    assert asked.scope == Scope(boards=("Lövsjö-Tegelbruket",))
