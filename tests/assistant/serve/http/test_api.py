"""Programs ask a real server on this machine: what is answered, and what is said of what cannot be."""

import json
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.export.answer_json import to_json
from assistant.serve.http.description import description
from tests.assistant.serve.asking import client
from tests.assistant.serve.served import EARLIER, QUESTION

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

WORKED = "Hur mycket skiljer kvinnors och mäns sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
FILE = "102_9d3c55f1e0.txt"


def fits(answer: httpx.Response, path: str, method: str = "get") -> Any:  # noqa: ANN401, whatever JSON holds
    """Return what a server answered, held against its own description of that."""
    told = description()
    responses = told["paths"][path][method]["responses"]
    assert str(answer.status_code) in responses, answer.text
    schema = responses[str(answer.status_code)]["content"]["application/json"]["schema"]
    record = answer.json()
    jsonschema.validate(record, {**schema, "components": told["components"]})
    return record


def without_time(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "seconds": 0}


def by_assistant(library: Path, question: str) -> dict[str, Any]:
    *_, last = Assistant.open(library).ask(question)
    assert isinstance(last, Finished)
    return without_time(json.loads(json.dumps(to_json(last.answer))))


def test_a_question_is_answered_as_batch_answers_it(address: str, library: Path) -> None:
    with client(address) as http:
        found = fits(http.post("/ask", json={"question": QUESTION}), "/ask", "post")
    assert without_time(found) == by_assistant(library, QUESTION)
    assert found["citations"]


def test_a_worked_answer_carries_its_table_and_how_it_was_reckoned(address: str) -> None:
    with client(address) as http:
        found = fits(http.post("/ask", json={"question": WORKED}), "/ask", "post")
    assert found["formula"]
    assert found["table"]["rows"]


def test_a_question_is_answered_as_a_stream_of_the_same_events(address: str, library: Path) -> None:
    with client(address) as http:
        answer = http.post("/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    blocks = [
        dict(line.split(": ", 1) for line in block.splitlines()) for block in answer.text.split("\r\n\r\n") if block
    ]
    events = [(block["event"], json.loads(block["data"])) for block in blocks]
    assert [name for name, _ in events] == ["found", *["wrote"] * (len(events) - 2), "finished"]
    assert "".join(told["text"] for name, told in events if name == "wrote") == events[-1][1]["answer"]
    assert without_time(events[-1][1]) == by_assistant(library, QUESTION)
    for name, told in (events[0], events[1]):
        jsonschema.validate(told, {"$ref": f"#/components/schemas/{name.title()}", **description()})


def test_a_follow_up_is_understood_in_its_conversation(address: str) -> None:
    with client(address) as http:
        found = fits(http.post("/ask", json={"question": "Och för kvinnor?", "earlier": [EARLIER]}), "/ask", "post")
    assert "sjukfrånvaro" in found["standalone"].lower()


def test_an_answer_keeps_to_the_scope_that_is_asked_for(address: str) -> None:
    scope = {"boards": ["åsdal"], "years": [2025], "types": ["T1"]}
    with client(address) as http:
        found = fits(http.post("/ask", json={"question": "Hur hög är sjukfrånvaron?", "scope": scope}), "/ask", "post")
    assert found["scope"] == {"boards": ["Åsdal-Mellanvik"], "years": [2025], "types": ["T1"]}


def test_a_batch_is_answered_line_by_line(address: str) -> None:
    dialogues = [
        {"id": "a", "question": QUESTION},
        {"id": "b", "turns": [{"question": EARLIER}, {"question": "Varför?"}]},
    ]
    with client(address) as http:
        found = fits(http.post("/batch", json={"dialogues": dialogues}), "/batch", "post")
    single, several = found["answers"]
    assert (single["id"], single["refused"]) == ("a", False)
    assert (several["id"], len(several["turns"])) == ("b", 2)


def test_documents_are_listed_read_and_fetched(address: str, library: Path) -> None:
    with client(address) as http:
        listed = fits(http.get("/documents"), "/documents")["documents"]
        assert len(listed) == 3
        whole = fits(http.get(f"/documents/{FILE}"), "/documents/{name}")
        page = fits(http.get(f"/documents/{whole['id']}?page=10"), "/documents/{name}")
        assert 0 < len(page["passages"]) < len(whole["passages"])
        assert any("Sjukfrånvaro 8,9 % 6,1 % 9,6 %" in passage["text"] for passage in page["passages"])
        original = http.get(f"/documents/{FILE}/original")
        assert original.content == next((library / "originals").rglob(FILE)).read_bytes()
        assert "attachment" in original.headers["content-disposition"]


def test_every_path_is_described_and_every_description_is_a_path(address: str) -> None:
    with client(address) as http:
        told = http.get("/openapi.json").json()
        assert http.get("/health").json() == {"status": "ok"}
        for path, methods in told["paths"].items():
            for method in methods:
                answer = http.request(method, path.replace("{name}", FILE), json={} if method == "post" else None)
                assert answer.status_code in (200, 422), path
                assert answer.headers["x-content-type-options"] == "nosniff"
                assert answer.headers["cache-control"] == "no-store"
    assert set(told["paths"]) == {
        "/ask",
        "/batch",
        "/documents",
        "/documents/{name}",
        "/documents/{name}/original",
        "/health",
        "/openapi.json",
    }
    jsonschema.Draft202012Validator.check_schema({"$defs": told["components"]["schemas"]})


BAD: list[tuple[str, str, dict[str, Any], int, str]] = [
    ("GET", "/nix", {}, 404, "/nix finns inte"),
    ("GET", "/ask", {}, 405, "kan inte anropas med GET"),
    ("GET", "/documents/nix", {}, 404, "nix finns inte i samlingen"),
    ("GET", f"/documents/{FILE}?page=9999", {}, 404, "ingen sida 9999"),
    ("GET", f"/documents/{FILE}?page=²", {}, 422, "page"),
    ("GET", "/documents/../../etc/passwd", {}, 404, "finns inte"),
    ("GET", "/documents/..%2F..%2Fcatalogue.sqlite/original", {}, 404, "finns inte"),
    ("POST", "/ask", {"content": "x", "headers": {"Content-Type": "text/plain"}}, 415, "application/json"),
    ("POST", "/ask", {"content": "{", "headers": {"Content-Type": "application/json"}}, 400, "inte giltig JSON"),
    ("POST", "/ask", {"content": b"\xff", "headers": {"Content-Type": "application/json"}}, 400, "inte giltig JSON"),
    ("POST", "/ask", {"content": "[" * 50_000, "headers": {"Content-Type": "application/json"}}, 400, "JSON"),
    ("POST", "/ask", {"json": []}, 422, "JSON-objekt"),
    ("POST", "/ask", {"json": {}}, 422, "question"),
    ("POST", "/ask", {"json": {"question": ""}}, 422, "question"),
    ("POST", "/ask", {"json": {"question": 7}}, 422, "question"),
    ("POST", "/ask", {"json": {"question": "Hej?", "fråga": 1}}, 422, "fråga"),
    ("POST", "/ask", {"json": {"question": "x" * 2001}}, 413, "2000 tecken"),
    ("POST", "/ask", {"json": {"question": "x", "earlier": ["y"] * 21}}, 422, "earlier"),
    ("POST", "/ask", {"json": {"question": "x", "earlier": ["y" * 2001]}}, 413, "2000 tecken"),
    ("POST", "/ask", {"json": {"question": "x" * 1_000_001}}, 413, "byte"),
    ("POST", "/ask", {"json": {"question": "Hej?", "scope": {"boards": ["Månen"]}}}, 422, "Månen"),
    ("POST", "/ask", {"json": {"question": "Hej?", "scope": {"types": ["X9"]}}}, 422, "scope.types"),
    ("POST", "/batch", {"json": {"dialogues": []}}, 422, "dialogues"),
    ("POST", "/batch", {"json": {"dialogues": [{"question": "Hej?"}]}}, 422, "dialogues.0"),
    ("POST", "/batch", {"json": {"dialogues": [{"id": 1, "question": "x" * 2001}]}}, 413, "2000 tecken"),
    ("GET", "/documents", {"headers": {"Origin": "https://evil.example"}}, 403, "annan webbsida"),
    ("GET", "/documents", {"headers": {"Host": "evil.example"}}, 421, "NAMNDSVAR_HOSTS"),
]


@pytest.mark.parametrize(("method", "path", "sent", "status", "said"), BAD, ids=range(len(BAD)))
def test_what_cannot_be_answered_is_one_sentence(
    address: str, method: str, path: str, sent: dict[str, Any], status: int, said: str
) -> None:
    with client(address) as http:
        answer = http.request(method, path, **sent)
    assert answer.status_code == status, answer.text
    sentence = answer.json()["error"] if answer.headers["content-type"] == "application/json" else answer.text
    assert said in sentence
    assert "\n" not in sentence
