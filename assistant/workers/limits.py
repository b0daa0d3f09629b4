"""The limits of the server, on one page: how much one person may ask, and how much is answered at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.workers.allowance import AllowanceSize
from assistant.workers.crew import CrewSize
from ingest.settings import whole_number

A_MINUTE, AT_ONCE = "NAMNDSVAR_QUESTIONS_A_MINUTE", "NAMNDSVAR_QUESTIONS_AT_ONCE"
SECONDS, WORKERS = "NAMNDSVAR_QUESTION_SECONDS", "NAMNDSVAR_WORKERS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one person may ask, and the size of the crew that answers all."""

    allowance: AllowanceSize
    crew: CrewSize


def read_limits(environment: Mapping[str, str]) -> Limits:
    """Return the limits that `environment` asks for; raises BadSetting where one is out of its bounds.

    The bounds keep each limit one: a program may ask a thousand times a minute where somebody says so, and an answer
    may take ten minutes; a worker takes some hundred MB of its own, 300 where none can be forked.
    """
    given = {
        name: whole_number(environment, name, of=of, least=1, most=most)
        for name, of, most in (
            (A_MINUTE, "frågor", 1000),
            (AT_ONCE, "frågor", 64),
            (SECONDS, "sekunder", 600),
            (WORKERS, "arbetare", 64),
        )
    }
    allowance, crew = AllowanceSize(), CrewSize()
    return Limits(
        allowance=replace(
            allowance,
            questions=given[A_MINUTE] or allowance.questions,
            at_once=given[AT_ONCE] or allowance.at_once,
        ),
        crew=replace(crew, seconds=given[SECONDS] or crew.seconds, workers=given[WORKERS] or crew.workers),
    )
