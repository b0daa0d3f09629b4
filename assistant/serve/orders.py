"""What programs send: checked where it enters, and one Swedish sentence for what is wrong with it."""

from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from starlette.requests import Request

from assistant.command.read_batch import Dialogue, dialogue_of
from assistant.serve import texts
from assistant.serve.errors import Refused
from assistant.settings import DEFAULT
from ingest.genre.report_types import reports

LONGEST = DEFAULT.longest_question
_MOST_BYTES = 1_000_000
_MOST_EARLIER = 20  # questions of a conversation
_TOO_LONG = "string_too_long"
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]


def _known_type(code: str) -> str:
    if code not in reports():
        raise ValueError(code)
    return code


Kind = Annotated[str, AfterValidator(_known_type)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


SentT = TypeVar("SentT", bound=_Sent)


class AskedScope(_Sent):
    """Boards as people write them, years and kinds of report that an answer keeps to; none for any."""

    boards: tuple[Text, ...] = ()
    years: tuple[int, ...] = ()
    types: tuple[Kind, ...] = ()


class Question(_Sent):
    """One question, after the `earlier` ones of its conversation, the oldest first."""

    question: Text
    earlier: tuple[Text, ...] = Field(default=(), max_length=_MOST_EARLIER)
    scope: AskedScope = AskedScope()


class Batch(_Sent):
    """Questions and dialogues, as a line each of the file that `batch` reads."""

    dialogues: tuple[dict[str, Any], ...] = Field(min_length=1)

    def read(self) -> tuple[Dialogue, ...]:
        """Return the dialogues; raises Refused."""
        found = []
        for number, record in enumerate(self.dialogues):
            try:
                dialogue = dialogue_of(record)
            except (ValueError, TypeError, KeyError) as error:
                raise _wrong_field(f"dialogues.{number}") from error
            if any(len(question) > LONGEST for question in dialogue.questions):
                raise Refused(413, texts.TOO_LONG.format(most=LONGEST))
            found.append(dialogue)
        return tuple(found)


async def received(request: Request, kind: type[SentT]) -> SentT:
    """Return what a request holds; raises Refused."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Refused(415, texts.NOT_JSON_TYPE)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise Refused(413, texts.TOO_LARGE.format(most=_MOST_BYTES))
    try:
        return kind.model_validate_json(bytes(body))
    except ValidationError as error:
        raise wrong(error) from error


def wrong(error: ValidationError) -> Refused:
    """Return what is said of what was sent."""
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return Refused(400, texts.NOT_JSON)
    if first["type"] == _TOO_LONG:
        return Refused(413, texts.TOO_LONG.format(most=LONGEST))
    return _wrong_field(".".join(map(str, first["loc"])))


def _wrong_field(field: str) -> Refused:
    return Refused(422, texts.WRONG_FIELD.format(field=field) if field else texts.WRONG_BODY)
