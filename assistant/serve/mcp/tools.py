"""The MCP server: the tools by which a language model's program asks, calculates, finds and opens a source."""

import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field, ValidationError

from assistant.answer import Answer, Finished
from assistant.command.printed import planned, printed
from assistant.serve import records, texts
from assistant.serve.errors import Refused, refusal
from assistant.serve.mcp.sentences import in_swedish
from assistant.serve.orders import LONGEST, AskedScope, Question, wrong
from assistant.serve.service import Service

_HERE = "stdio"  # the person where no request names one
_MOST_FOUND = 50
_LONGEST_SOURCE = 60_000  # characters of a source; a language model reads no more at a time
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Asked = Annotated[str, Field(description=texts.ARGUMENT_QUESTION, min_length=1, max_length=LONGEST)]
Earlier = Annotated[tuple[str, ...], Field(description=texts.ARGUMENT_EARLIER)]
Boards = Annotated[tuple[str, ...], Field(description=texts.ARGUMENT_BOARDS)]
Years = Annotated[tuple[int, ...], Field(description=texts.ARGUMENT_YEARS)]
File = Annotated[str, Field(description=texts.ARGUMENT_FILE)]
Page = Annotated[int | None, Field(description=texts.ARGUMENT_PAGE, ge=1)]
Limit = Annotated[int, Field(description=texts.ARGUMENT_LIMIT, ge=1, le=_MOST_FOUND)]


def tools(service: Service) -> MCPServer:
    """Return the server of the tools."""
    server: MCPServer = MCPServer(
        texts.NAME,
        title=texts.TITLE,
        instructions=texts.INSTRUCTIONS,
        log_level="WARNING",
        subscriptions=False,
        middleware=[in_swedish],
    )

    def answered(context: Context, question: str, earlier: Sequence[str], scope: AskedScope) -> Answer:
        try:
            order = Question(question=question, earlier=tuple(earlier), scope=scope)
        except ValidationError as error:
            raise wrong(error) from error
        events = service.ask(_who(context), order)
        return next(event.answer for event in events if isinstance(event, Finished))

    @server.tool(description=texts.ASK, annotations=_READS)
    def ask(
        context: Context,
        question: Asked,
        earlier: Earlier = (),
        boards: Boards = (),
        years: Years = (),
    ) -> CallToolResult:
        def said() -> CallToolResult:
            answer = answered(context, question, earlier, AskedScope(boards=boards, years=years))
            return _told(printed(answer), records.answer_record(answer))

        return _in_one_sentence(said)

    @server.tool(description=texts.CALCULATE, annotations=_READS)
    def calculate(context: Context, question: Asked, earlier: Earlier = ()) -> CallToolResult:
        def said() -> CallToolResult:
            answer = answered(context, question, earlier, AskedScope())
            if answer.working is None:
                raise Refused(422, texts.NOT_WORKED)
            return _told(printed(answer) + planned(answer), records.answer_record(answer))

        return _in_one_sentence(said)

    @server.tool(description=texts.FIND, annotations=_READS)
    def find(context: Context, question: Asked, limit: Limit = 10) -> CallToolResult:
        def said() -> CallToolResult:
            found = records.passage_list(answered(context, question, (), AskedScope()).passages[:limit])
            return _told(_places(found) or texts.NOTHING_FOUND, {"passages": found})

        return _in_one_sentence(said)

    @server.tool(description=texts.OPEN_SOURCE, annotations=_READS)
    def open_source(file: File, page: Page = None) -> CallToolResult:
        def said() -> CallToolResult:
            record = service.document(file)
            source = records.source_record(record, service.passages(record, page), service.text(record))
            text = "\n\n".join(str(passage["text"]) for passage in source["passages"])
            return _told(text[:_LONGEST_SOURCE], records.document_record(record))

        return _in_one_sentence(said)

    @server.tool(description=texts.DOCUMENTS, annotations=_READS)
    def documents() -> CallToolResult:
        def said() -> CallToolResult:
            found = {"documents": [records.document_record(record) for record in service.documents()]}
            return _told(json.dumps(found, ensure_ascii=False), found)

        return _in_one_sentence(said)

    return server


def _in_one_sentence(said: Callable[[], CallToolResult]) -> CallToolResult:
    """Return what was said, or why nothing is."""
    try:
        return said()
    except Exception as error:
        return CallToolResult(content=[TextContent(type="text", text=str(refusal(error)))], is_error=True)


def _told(text: str, record: dict[str, Any]) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=record)


def _places(found: Sequence[dict[str, Any]]) -> str:
    return "\n\n".join(
        f"{one['file']}, sid. {one['page']}: {one['quote']}" if one["page"] else f"{one['file']}: {one['quote']}"
        for one in found
    )


def _who(context: Context) -> str:
    """Return who asks: as the token or the address tells over HTTP, else the one program at the other end."""
    user = getattr(context.request_context.request, "user", None)
    return str(user.display_name) if user is not None else _HERE
