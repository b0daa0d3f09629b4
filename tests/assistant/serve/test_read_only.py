"""What the API and the MCP server offer: asking and reading, which any token may; nothing that changes anything."""

import asyncio
from pathlib import Path

from assistant.serve.http import api
from assistant.serve.mcp.tools import tools
from assistant.serve.service import Service
from assistant.workers.limits import read_limits

ASK = {"/ask", "/batch"}


def test_nothing_but_asking_is_sent_to_the_api(tmp_path: Path) -> None:
    service = Service(tmp_path, read_limits({}))
    methods = {route.path: set(route.methods or ()) for route in api.routes(service)}
    service.close()
    assert {path for path, given in methods.items() if given - {"GET", "HEAD"}} == ASK


def test_every_tool_only_reads(tmp_path: Path) -> None:
    service = Service(tmp_path, read_limits({}))
    offered = asyncio.run(tools(service).list_tools())
    service.close()
    assert offered
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in offered)
