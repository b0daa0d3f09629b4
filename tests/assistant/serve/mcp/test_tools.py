"""The official MCP client calls the tools, over HTTP and over standard input and output."""

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

from assistant.serve.tokens import read_tokens
from tests.assistant.serve.served import served
from tests.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

QUESTION = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
WORKED = "Hur mycket skiljer kvinnors och mäns sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
FILE = "102_9d3c55f1e0.txt"
Call = tuple[str, dict[str, Any]]


async def _called(server: Any, calls: Sequence[Call]) -> list[CallToolResult]:  # noqa: ANN401, of several kinds
    async with Client(server) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} == {
            "ask",
            "calculate",
            "find",
            "open_source",
            "documents",
        }
        return [await client.call_tool(*call) for call in calls]


def called(server: Any, *calls: Call) -> list[CallToolResult]:  # noqa: ANN401, of several kinds
    return asyncio.run(_called(server, calls))


def text(result: CallToolResult) -> str:
    return "\n".join(part.text for part in result.content if isinstance(part, TextContent))


def test_the_tools_answer_with_sources(address: str) -> None:
    asked, reckoned, found, source, listed = called(
        f"{address}/mcp",
        ("ask", {"question": "Och hur var det för kvinnor?", "earlier": [QUESTION], "boards": ["åsdal"]}),
        ("calculate", {"question": WORKED}),
        ("find", {"question": "sjukfrånvaro", "limit": 3}),
        ("open_source", {"file": FILE, "page": 10}),
        ("documents", {}),
    )
    assert not any(result.is_error for result in (asked, reckoned, found, source, listed))
    assert asked.structured_content is not None
    assert asked.structured_content["citations"]
    assert FILE in text(asked)
    assert reckoned.structured_content is not None
    assert {"table", "formula", "plan"} <= set(reckoned.structured_content)
    assert "3,5" in text(reckoned)
    assert found.structured_content is not None
    assert len(found.structured_content["passages"]) == 3
    assert "Sjukfrånvaro 8,9 % 6,1 % 9,6 %" in text(source)
    assert listed.structured_content is not None
    assert len(listed.structured_content["documents"]) == 3


BAD: list[tuple[Call, str]] = [
    (("nix", {}), "verktyget finns inte"),
    (("ask", {}), "kan inte använda"),
    (("ask", {"question": ""}), "kan inte använda"),
    (("ask", {"question": "x" * 2001}), "kan inte använda"),
    (("ask", {"question": "Hej?", "boards": ["Månen"]}), "Månen"),
    (("ask", {"question": "Hej?", "earlier": ["x"] * 21}), "earlier"),
    (("calculate", {"question": "Vad vill nämnden göra för de äldre?"}), "utan uträkning"),
    (("open_source", {"file": "nix"}), "nix finns inte"),
    (("open_source", {"file": FILE, "page": 9999}), "ingen sida 9999"),
]


def test_what_cannot_be_done_is_one_sentence(address: str) -> None:
    results = called(f"{address}/mcp", *(call for call, _ in BAD))
    for result, (call, said) in zip(results, BAD, strict=True):
        assert result.is_error, call
        assert said in text(result), call
        assert "\n" not in text(result), call


def test_no_library_is_said(tmp_path: Path) -> None:
    with served(tmp_path / "none") as address:
        (result,) = called(f"{address}/mcp", ("ask", {"question": QUESTION}))
    assert result.is_error
    assert "ingen samling" in text(result)


def test_a_token_is_asked_for(library: Path, tmp_path: Path) -> None:
    key = "hemlig-nyckel-som-ingen-gissar"
    file = tmp_path / "tokens"
    file.write_text(f"eneo {key}", encoding="utf-8")
    file.chmod(0o600)

    async def ask(address: str, **headers: str) -> list[CallToolResult]:
        async with httpx2.AsyncClient(headers=headers, trust_env=False, timeout=60) as http:
            return await _called(streamable_http_client(f"{address}/mcp", http_client=http), [("documents", {})])

    with served(library, tokens=read_tokens(file)) as address:
        (result,) = asyncio.run(ask(address, Authorization=f"Bearer {key}"))
        assert not result.is_error
        with pytest.raises(BaseExceptionGroup):  # the client hides the status
            asyncio.run(ask(address))


def test_a_program_of_ones_own_talks_over_standard_input_and_output(library: Path) -> None:
    command = ["-m", "assistant", "mcp", "--library", str(library)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = StdioServerParameters(command=sys.executable, args=command, env=environment)
    asked, wrong = called(server, ("ask", {"question": QUESTION}), ("nix", {}))
    assert "9,6 %" in text(asked)
    assert wrong.is_error
