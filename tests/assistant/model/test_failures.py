"""Whatever a model's server does, the answer comes in time and is never less than the quotes."""

import time

import pytest

from assistant import texts
from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.model import prompts
from assistant.model.endpoint import Kind
from tests.assistant.model.asked import KEY, PROSE, Asks, asked
from tests.assistant.model.scripted_server import Behaviour, ScriptedServer, Talk, saying
from tests.sampled import first_of_each

LATEST = 15.0  # seconds: the deadline with time to find and check on a busy machine; every script waits longer


def _down(talk: Talk) -> None:
    talk.handler.connection.close()


def _slow_first(talk: Talk) -> None:
    talk.start()
    talk.wait(60)


def _slow_head(talk: Talk) -> None:
    talk.wait(60)


def _stall(talk: Talk) -> None:
    talk.start()
    talk.say("Årsmålet för ")
    talk.wait(60)


def _dripping(talk: Talk) -> None:
    talk.start()
    for byte in b'data: {"choices": [{"delta": {"content": "X' * 20:
        talk.raw(bytes([byte]))
        talk.wait(0.25)


def _dripping_head(talk: Talk) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 200:
        talk.raw(bytes([byte]))
        talk.wait(0.25)


def _cut_off(talk: Talk) -> None:
    talk.start()
    talk.say("Årsmålet för sjukfrånvaro är 8,0")


def _malformed(talk: Talk) -> None:
    talk.start()
    talk.raw(b"data: {nej\n\n")


def _binary(talk: Talk) -> None:
    talk.start()
    talk.raw(b"\xff\xfe\x00" * 100 + b"\n")


def _page(talk: Talk) -> None:
    talk.start(Content_Type="text/html")
    talk.raw(b"<html><body>Logga in</body></html>\n")


def _status(status: int, **headers: str) -> Behaviour:
    return lambda talk: talk.start(status, **headers)


def _huge(talk: Talk) -> None:
    talk.start()
    for _ in range(200):
        talk.say("Budgeten är stor och det är bra att den är det. " * 200)


def _huge_line(talk: Talk) -> None:
    talk.start()
    for _ in range(2000):
        talk.raw(b"x" * 1000)


FAILURES: dict[str, dict[str, Behaviour]] = {
    "is not there": {"down": _down},
    "is late": {
        "slow first token": _slow_first,
        "slow head": _slow_head,
        "stall": _stall,
        "a byte now and then": _dripping,
        "a head byte now and then": _dripping_head,
    },
    "talks nonsense": {"malformed": _malformed, "binary": _binary, "a page": _page, "cut off": _cut_off},
    "declines": {
        "401": _status(401),
        "404": _status(404),
        "429": _status(429),
        "429, later": _status(429, Retry_After="60"),
        "500": _status(500),
        "a redirect": _status(302, Location="http://127.0.0.1:9/"),
    },
    "never ends": {"2 MB": _huge, "2 MB in one line": _huge_line},
}
CASES = [(way, name, kind) for way, names in FAILURES.items() for name in names for kind in Kind]


@pytest.fixture(scope="module")
def expected(plain: Assistant) -> Answer:
    return asked(plain)


@pytest.mark.parametrize(("way", "name", "kind"), first_of_each(lambda case: case[0], CASES))
def test_a_failure_leaves_the_extractive_answer_and_a_note(
    asks: Asks, expected: Answer, way: str, name: str, kind: Kind
) -> None:
    with ScriptedServer(behaviour=FAILURES[way][name]) as server:
        assistant = asks(server, kind=kind)
        started = time.monotonic()
        answer = asked(assistant)
        took = time.monotonic() - started
    assert answer.text == expected.text
    assert answer.citations == expected.citations
    assert not answer.written
    assert answer.note.endswith("Svaret är hämtat ordagrant ur dokumenten.")
    assert KEY not in answer.note
    assert took < LATEST


REPLIES = {
    "empty": "",
    "english": "The annual target for sick leave is 8.0 percent according to the plan [1].",
    "refusal": prompts.REFUSAL,
    "polite refusal": "Tyvärr kan jag inte svara på den frågan.",
    "loop": "Årsmålet för frånvaron är nog 9,9 procent för hela nämnden. " * 30,
    "lies": "Årsmålet för sjukfrånvaro är 7,7 % [1]. Utfallet blev 8,0 % [1].",
    "thoughts alone": "<think>Det är 8,0 % [1].",
}


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_without_a_true_sentence_leaves_the_extractive_answer(asks: Asks, expected: Answer, name: str) -> None:
    with ScriptedServer(behaviour=saying(REPLIES[name])) as server:
        answer = asked(asks(server))
    assert answer.text == expected.text
    assert not answer.refused
    assert not answer.written


def test_what_was_told_before_a_failure_stays_and_the_extractive_answer_follows(asks: Asks, plain: Assistant) -> None:
    def behave(talk: Talk) -> None:
        talk.start()
        talk.say("Ugnsvakten är en ungdomsgrupp på tolv personer [1]. Den")
        talk.wait(60)

    with ScriptedServer(behaviour=behave) as server:
        answer = asked(asks(server), PROSE)
    assert answer.note == texts.MODEL_LATE
    assert answer.citations
    for sentence in asked(plain, PROSE).text.split(" [")[0].split(". "):
        assert sentence in answer.text
