"""How long is waited for a model: streaming, a busy server, the limit of calls at once, an asker that leaves."""

import threading
import time
from dataclasses import replace

import pytest

from assistant import texts
from assistant.answer import Answer, Wrote
from assistant.ask import Assistant
from assistant.settings import DEFAULT
from tests.assistant.model.asked import FIGURE, QUICK, TOLD, Asks, asked
from tests.assistant.model.scripted_server import ScriptedServer, Talk, saying

_PATIENCE = 20.0  # seconds


def test_the_first_sentence_is_given_before_the_last_is_written(asks: Asks) -> None:
    shown = threading.Event()
    shown_before_the_end: list[bool] = []

    def behave(talk: Talk) -> None:
        talk.start()
        talk.say(TOLD)
        shown_before_the_end.append(shown.wait(_PATIENCE))
        talk.end()

    patient = replace(DEFAULT, first_sentence=_PATIENCE, whole_answer=_PATIENCE)
    with ScriptedServer(behaviour=behave) as server:
        for event in asks(server, settings=patient).ask(FIGURE):
            if isinstance(event, Wrote):
                shown.set()
    assert shown_before_the_end == [True]


def test_a_busy_server_is_asked_again_when_it_says(asks: Asks) -> None:
    def behave(talk: Talk) -> None:
        if len(server.requests) == 1:
            talk.start(429, Retry_After="0")
        else:
            saying(TOLD)(talk)

    with ScriptedServer(behaviour=behave) as server:
        assert asked(asks(server)).written
        assert len(server.requests) == 2


@pytest.mark.slow
def test_beyond_the_limit_of_calls_the_extractive_answer_comes_at_once(asks: Asks, plain: Assistant) -> None:
    settings = replace(DEFAULT, calls_at_once=3, first_sentence=3.0, whole_answer=3.0)
    before = threading.active_count()
    answers: list[Answer] = []
    expected = asked(plain).text
    with ScriptedServer(behaviour=saying(TOLD, pause=0.8)) as server:
        assistant = asks(server, settings=settings)
        askers = [threading.Thread(target=lambda: answers.append(asked(assistant))) for _ in range(20)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join(60)
        most = server.most_open
    assert len(answers) == 20
    assert most <= 3
    assert {answer.text for answer in answers if not answer.written} <= {expected}
    assert any(answer.note == texts.MODEL_FULL for answer in answers)
    assert any(answer.written for answer in answers)
    for _ in range(100):
        if threading.active_count() <= before:
            break
        time.sleep(0.05)
    assert threading.active_count() <= before


def test_an_asker_that_stops_listening_frees_the_model(asks: Asks) -> None:
    settings = replace(QUICK, calls_at_once=1)
    with ScriptedServer(behaviour=saying(TOLD, *["Mera text om annat. "] * 5, pause=0.05)) as server:
        assistant = asks(server, settings=settings)
        events = assistant.ask(FIGURE)
        for event in events:
            if isinstance(event, Wrote):
                break
        events.close()  # type: ignore[attr-defined]
        assert asked(assistant).written
