"""What the MCP package says of a wrong call, in one Swedish sentence."""

from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.types import CallToolResult, TextContent
from pydantic import BaseModel

from assistant.serve import texts

_CALL = "tools/call"
_UNKNOWN, _FAILED = "Unknown tool", "Error executing tool"  # as the package begins what it says


async def in_swedish(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Let a message through, and say in Swedish what is wrong with the call of a tool."""
    result = await call_next(ctx)
    if ctx.method != _CALL or result is None:
        return result
    called = CallToolResult.model_validate(result.model_dump() if isinstance(result, BaseModel) else result)
    said = " ".join(part.text for part in called.content if isinstance(part, TextContent)) if called.is_error else ""
    if said.startswith(_UNKNOWN):
        return _said(texts.NO_TOOL)
    return _said(texts.WRONG_ARGUMENTS) if said.startswith(_FAILED) else result


def _said(sentence: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=sentence)], is_error=True)
