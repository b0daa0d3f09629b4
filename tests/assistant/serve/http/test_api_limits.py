"""What a server says where it cannot answer: no library, too much at once, too long, no token."""

import shutil
import threading
from pathlib import Path

import httpx
import pytest

from assistant.serve.tokens import read_tokens
from tests.assistant.serve.asking import client
from tests.assistant.serve.served import EARLIER, QUESTION, served

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


def test_no_library_is_said_and_one_that_comes_later_is_answered_from(tmp_path: Path, library: Path) -> None:
    with served(tmp_path / "later") as address, client(address) as http:
        for answer in (http.post("/ask", json={"question": QUESTION}), http.get("/documents"), http.get("/health")):
            assert answer.status_code == 503
            assert "ingen samling" in answer.json()["error"]
            assert str(tmp_path) not in answer.text
        shutil.copytree(library, tmp_path / "later")
        assert http.post("/ask", json={"question": QUESTION}).status_code == 200
        for path in (tmp_path / "later" / "words").rglob("*.idx"):
            path.write_bytes(b"")
        damaged = http.post("/ask", json={"question": EARLIER})
        assert damaged.status_code == 503
        assert "går inte att läsa" in damaged.json()["error"]
        assert http.get("/documents").status_code == 200


def test_each_may_ask_so_often_and_so_much_at_once(library: Path) -> None:
    body, stream = {"question": QUESTION}, {"Accept": "text/event-stream"}
    with (
        served(library, NAMNDSVAR_QUESTIONS_A_MINUTE="4", NAMNDSVAR_QUESTIONS_AT_ONCE="1") as address,
        client(address) as http,
    ):
        assert http.post("/ask", json=body).status_code == 200  # a worker is there
        statuses: list[int] = []

        def ask() -> None:
            with client(address) as other:
                statuses.append(other.post("/ask", json=body, headers=stream).status_code)

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert 200 in statuses
        assert set(statuses) <= {200, 429}
        many = http.post("/batch", json={"dialogues": [{"id": n, "question": "Hej?"} for n in range(5)]})
        assert many.status_code == 413
        assert "Högst 4 frågor" in many.json()["error"]
        while (last := http.post("/ask", json=body)).status_code == 200:
            pass
        assert last.status_code == 429
        assert "4 frågor på 60 sekunder" in last.json()["error"]
        assert int(last.headers["retry-after"]) > 0


def test_a_question_that_takes_too_long_or_finds_no_room_is_said(library: Path) -> None:
    with served(library, NAMNDSVAR_QUESTION_SECONDS="1", NAMNDSVAR_QUESTIONS_AT_ONCE="64") as address:
        long = " ".join([QUESTION] * 25)[:2000]
        with client(address) as http:
            answer = http.post("/ask", json={"question": long})
    assert answer.status_code in (200, 504)
    assert answer.status_code == 200 or "avbröts" in answer.json()["error"]


def test_with_tokens_only_who_has_one_is_answered(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text("eneo hemlig-nyckel-som-ingen-gissar\n", encoding="utf-8")
    file.chmod(0o600)
    with served(library, tokens=read_tokens(file)) as address:
        for token in ("", "fel-nyckel-som-ingen-gissar", "hemlig-nyckel-som-ingen-gissa", "å"):
            headers = {b"Authorization": f"Bearer {token}".encode()} if token else {}
            with httpx.Client(base_url=address, trust_env=False) as http:
                answer = http.get("/documents", headers=headers)
                assert answer.status_code == 401
                assert answer.headers["www-authenticate"] == "Bearer"
                assert "Bearer NYCKEL" in answer.json()["error"]
                assert http.post("/mcp", json={}, headers=headers).status_code == 401
                assert http.get("/health").status_code == 200
                assert http.get("/openapi.json").status_code == 200
        with client(address, "hemlig-nyckel-som-ingen-gissar") as http:
            assert http.get("/documents").status_code == 200
