"""The way to a language model: whatever its server does, the answer comes in time and is never less than the quotes."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import texts
from assistant.answer import Answer, Finished, Wrote
from assistant.ask import Assistant
from assistant.model import prompts
from assistant.model.endpoint import Endpoint, Kind, endpoint_of
from assistant.model.errors import ModelError
from assistant.model.llm import chat_model, configured_model
from assistant.settings import DEFAULT
from ingest.passages.tokens import count_tokens
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.model.scripted_server import Behaviour, ScriptedServer, Talk, copying, saying
from tests.places import SAMPLE

QUICK = replace(DEFAULT, first_sentence=0.5, whole_answer=0.9)
LATEST = 4.0  # seconds: the deadline with time to find and check on a busy machine; every script waits longer
FIGURE = "Vad är årsmålet för sjukfrånvaro i Åsdal-Mellanviks verksamhetsplan 2026?"
PROSE = "Vad är Ugnsvakten i Lövsjö-Tegelbrukets verksamhetsplan 2025?"
TOLD = "Årsmålet för sjukfrånvaro är 8,0 % [1]. "
KEY = "sk-hemligt-123"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "library"
    assert all(report.error is None for report in add(Request(paths=(SAMPLE,)), settings=Settings(library=folder)))
    return folder


@pytest.fixture(scope="module")
def plain(library: Path) -> Assistant:
    return Assistant.open(library, written=False)


Asks = Callable[..., Assistant]


@pytest.fixture
def asks(library: Path) -> Asks:
    """Return what opens the assistant with the model of a server."""

    def open_with(server: ScriptedServer, *, kind: Kind = Kind.OPENAI, settings: object = QUICK) -> Assistant:
        path = "" if kind is Kind.OLLAMA else "/v1"
        endpoint = Endpoint(kind=kind, name="liten", address=server.address + path, key=KEY)
        assistant = Assistant.open(library, settings=settings, written=False)  # type: ignore[arg-type]
        assistant._model = chat_model(endpoint, settings)  # type: ignore[arg-type]
        return assistant

    return open_with


def _asked(assistant: Assistant, question: str = FIGURE) -> Answer:
    *events, last = assistant.ask(question)
    assert isinstance(last, Finished)
    assert "".join(event.text for event in events if isinstance(event, Wrote)) == last.answer.text
    return last.answer


@pytest.mark.parametrize("kind", list(Kind))
def test_a_models_sentence_is_shown_with_its_source(asks: Asks, kind: Kind) -> None:
    with ScriptedServer(behaviour=saying("Årsmålet för sjuk", "frånvaro är 8,0 % [", "1]. ")) as server:
        answer = _asked(asks(server, kind=kind))
    assert answer.written
    assert answer.text == "Årsmålet för sjukfrånvaro är 8,0 % [1]."
    cell = answer.citations[0].cell
    assert cell is not None
    assert (cell.row, cell.column, cell.value) == ("Sjukfrånvaro", "Årsmål", "8,0 %")
    (request,) = server.requests
    headers = {name.casefold() for name in request.headers}
    assert headers <= set(
        "host accept accept-encoding connection user-agent content-type content-length authorization".split()
    )
    options = request.body.get("options", request.body)
    assert isinstance(options, dict)
    assert options.get("num_predict", options.get("max_tokens")) == QUICK.reply_tokens
    assert kind is not Kind.OLLAMA or options["num_ctx"] == 8192


def test_false_sentences_are_left_out_and_that_is_said(asks: Asks) -> None:
    with ScriptedServer(
        behaviour=saying(TOLD, "Årsmålet för sjukfrånvaro var 9,9 % [1]. Bra jobbat alla [1].")
    ) as server:
        answer = _asked(asks(server))
    assert answer.text == f"{TOLD.strip()} 2 meningar som källorna inte bär är utelämnade."
    assert answer.left_out == ("Årsmålet för sjukfrånvaro var 9,9 %.", "Bra jobbat alla.")


def _down(talk: Talk) -> None:
    talk.handler.connection.close()


def _slow_first(talk: Talk) -> None:
    talk.start()
    talk.wait(5)


def _slow_head(talk: Talk) -> None:
    talk.wait(5)


def _stall(talk: Talk) -> None:
    talk.start()
    talk.say("Årsmålet för ")
    talk.wait(5)


def _dripping(talk: Talk) -> None:
    talk.start()
    for byte in b'data: {"choices": [{"delta": {"content": "X' * 20:
        talk.raw(bytes([byte]))
        talk.wait(0.25)


def _dripping_head(talk: Talk) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 40:
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


FAILURES: dict[str, Behaviour] = {
    "down": _down,
    "slow first token": _slow_first,
    "slow head": _slow_head,
    "stall": _stall,
    "a byte now and then": _dripping,
    "a head byte now and then": _dripping_head,
    "cut off": _cut_off,
    "malformed": _malformed,
    "binary": _binary,
    "a page": _page,
    "401": _status(401),
    "404": _status(404),
    "429": _status(429),
    "429, later": _status(429, Retry_After="60"),
    "500": _status(500),
    "a redirect": _status(302, Location="http://127.0.0.1:9/"),
    "2 MB": _huge,
    "2 MB in one line": _huge_line,
}


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_leaves_the_extractive_answer_and_a_note(asks: Asks, plain: Assistant, kind: Kind, name: str) -> None:
    expected = _asked(plain)
    with ScriptedServer(behaviour=FAILURES[name]) as server:
        assistant = asks(server, kind=kind)
        started = time.monotonic()
        answer = _asked(assistant)
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
def test_a_reply_without_a_true_sentence_leaves_the_extractive_answer(asks: Asks, plain: Assistant, name: str) -> None:
    expected = _asked(plain)
    with ScriptedServer(behaviour=saying(REPLIES[name])) as server:
        answer = _asked(asks(server))
    assert answer.text == expected.text
    assert not answer.refused
    assert not answer.written


def test_what_was_told_before_a_failure_stays_and_the_extractive_answer_follows(asks: Asks, plain: Assistant) -> None:
    def behave(talk: Talk) -> None:
        talk.start()
        talk.say("Ugnsvakten är en ungdomsgrupp på tolv personer [1]. Den")
        talk.wait(5)

    with ScriptedServer(behaviour=behave) as server:
        answer = _asked(asks(server), PROSE)
    assert answer.note == texts.MODEL_LATE
    assert answer.citations
    for sentence in _asked(plain, PROSE).text.split(" [")[0].split(". "):
        assert sentence in answer.text


def test_the_first_sentence_is_given_before_the_last_is_written(asks: Asks) -> None:
    times: dict[str, float] = {}

    def behave(talk: Talk) -> None:
        talk.start()
        times["said"] = time.monotonic()
        talk.say(TOLD)
        talk.wait(0.4)
        talk.end()

    with ScriptedServer(behaviour=behave) as server:
        for event in asks(server).ask(FIGURE):
            if isinstance(event, Wrote):
                times.setdefault("shown", time.monotonic())
        times["ended"] = time.monotonic()
    assert times["shown"] - times["said"] < 0.3
    assert times["shown"] < times["ended"] - 0.1


def test_a_busy_server_is_asked_again_when_it_says(asks: Asks) -> None:
    def behave(talk: Talk) -> None:
        if len(server.requests) == 1:
            talk.start(429, Retry_After="0")
        else:
            saying(TOLD)(talk)

    with ScriptedServer(behaviour=behave) as server:
        assert _asked(asks(server)).written
        assert len(server.requests) == 2


def test_beyond_the_limit_of_calls_the_extractive_answer_comes_at_once(asks: Asks, plain: Assistant) -> None:
    settings = replace(DEFAULT, calls_at_once=3, first_sentence=3.0, whole_answer=3.0)
    before = threading.active_count()
    answers: list[Answer] = []
    expected = _asked(plain).text
    with ScriptedServer(behaviour=saying(TOLD, pause=0.8)) as server:
        assistant = asks(server, settings=settings)
        askers = [threading.Thread(target=lambda: answers.append(_asked(assistant))) for _ in range(20)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join(20)
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
        assert _asked(assistant).written


@pytest.fixture
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-x")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-x")


@pytest.mark.usefixtures("proxies")
def test_nothing_is_taken_from_the_environment(asks: Asks) -> None:
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        assert _asked(asks(server)).written
    assert not {name for name in server.requests[0].headers if "openai" in name.casefold()}


def test_no_other_connection_is_tried(asks: Asks, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    tried: list[object] = []
    original = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        tried.append(address)
        original(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
    looked_up: list[object] = []
    look_up = socket.getaddrinfo

    def looking_up(host: str, *rest: int, **more: int) -> object:
        looked_up.append(host)
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", looking_up)
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        assistant = asks(server)
        assert not server.requests
        _asked(assistant)
        port = int(server.address.rsplit(":", 1)[1])
    assert {address[1] for address in tried if isinstance(address, tuple)} <= {port}
    assert {str(host) for host in looked_up} <= {"127.0.0.1", "b'127.0.0.1'"}


def test_opening_the_assistant_asks_no_model(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        monkeypatch.setenv("NAMNDSVAR_MODEL", f"openai:liten@{server.address}/v1")
        Assistant.open(library)
        assert server.requests == []


def test_refusals_and_worked_answers_ask_no_model(asks: Asks) -> None:
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        assistant = asks(server)
        assert _asked(assistant, "Vilka kvantdatorer köpte Åsdal-Mellanvik till rymdfärjan Xenobia?").refused
        assert _asked(assistant, "Hej!").citations == ()
        assert server.requests == []


def test_a_model_that_copies_the_evidence_answers_as_the_quotes_do(asks: Asks, plain: Assistant) -> None:
    questions = [FIGURE, PROSE, "När ska aktivitetshuset Ringugnen invigas?"]
    with ScriptedServer(behaviour=copying) as server:
        assistant = asks(server, settings=DEFAULT)
        for question in questions:
            expected, answer = _asked(plain, question), _asked(assistant, question)
            cited = {citation.passage.id for citation in answer.citations}
            assert expected.citations[0].passage.id in cited
            assert answer.refused == expected.refused


def test_the_prompt_keeps_within_the_models_context(asks: Asks) -> None:
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        _asked(asks(server))
    messages = server.requests[0].body["messages"]
    assert isinstance(messages, list)
    assert sum(count_tokens(message["content"]) for message in messages) + QUICK.reply_tokens <= 8192


@pytest.mark.parametrize(
    "setting",
    [
        "ollama:",
        "openai:modell",
        "openai:modell@ftp://x",
        "openai:modell@http://namn:losen@x/v1",
        "openai:modell@http://x/v1?key=hemlig",
        "claude:modell@http://x",
        "openai:m@http://x:99999/v1",
    ],
)
def test_a_setting_that_cannot_be_used_is_said(setting: str) -> None:
    with pytest.raises(ModelError) as caught:
        endpoint_of(setting, {})
    assert "losen" not in str(caught.value)
    assert "hemlig" not in str(caught.value)


def test_the_forms_of_the_setting() -> None:
    assert endpoint_of("ollama:llama3:8b", {}).url == "http://127.0.0.1:11434/api/chat"
    assert endpoint_of("ollama:llama3:8b", {}).name == "llama3:8b"
    remote = endpoint_of("openai:org/m@2@https://m.kommun.example/v1/", {"NAMNDSVAR_MODEL_CONTEXT": "4096"})
    assert (remote.name, remote.url, remote.context) == (
        "org/m@2",
        "https://m.kommun.example/v1/chat/completions",
        4096,
    )
    assert not remote.is_here
    with pytest.raises(ModelError):
        endpoint_of("ollama:m", {"NAMNDSVAR_MODEL_CONTEXT": "många"})


def test_the_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAMNDSVAR_MODEL", "openai:m@http://127.0.0.1:9/v1")
    monkeypatch.setenv("NAMNDSVAR_MODEL_KEY", KEY)
    model = configured_model()
    assert model is not None
    assert model.endpoint.key == KEY
    assert KEY not in repr(model) + str(model)
