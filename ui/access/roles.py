"""What may be done, and which role it takes."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType

from ui.access import texts


class Role(IntEnum):
    """What somebody may do; each role may do what those before it may."""

    NONE = 0
    READ = 1
    ADD = 2
    ADMINISTER = 3


class Action(StrEnum):
    """What can be done on the pages and at their addresses."""

    ASK = "ask"
    LOOK = "look"  # at figures, documents, originals and sources
    KEEP = "keep"  # conversations, opinions and pins of one's own
    EXPORT = "export"  # answers, figures and originals as files, noted in the log
    ADD = "add"
    CORRECT = "correct"
    REMOVE = "remove"
    SEE_CARE = "see_care"
    VERIFY = "verify"
    REBUILD = "rebuild"
    EXPORT_LOG = "export_log"
    SEE_QUALITY = "see_quality"
    SETTLE = "settle"  # what people have said of answers
    MAKE_QUESTION = "make_question"


NEEDED: Mapping[Action, Role] = MappingProxyType(
    {
        Action.ASK: Role.READ,
        Action.LOOK: Role.READ,
        Action.KEEP: Role.READ,
        Action.EXPORT: Role.READ,
        Action.ADD: Role.ADD,
        Action.CORRECT: Role.ADD,
        Action.REMOVE: Role.ADMINISTER,
        Action.SEE_CARE: Role.ADMINISTER,
        Action.VERIFY: Role.ADMINISTER,
        Action.REBUILD: Role.ADMINISTER,
        Action.EXPORT_LOG: Role.ADMINISTER,
        Action.SEE_QUALITY: Role.ADMINISTER,
        Action.SETTLE: Role.ADMINISTER,
        Action.MAKE_QUESTION: Role.ADMINISTER,
    }
)


class Refused(Exception):
    """Somebody may not do what they tried; the message says which role it takes."""

    def __init__(self, action: Action) -> None:
        super().__init__(texts.REFUSED.format(role=texts.ROLES[NEEDED[action].name]))


class NotLoggedIn(Exception):
    """Nobody is known to have the page open, or they have logged out."""

    def __init__(self) -> None:
        super().__init__(texts.NOT_LOGGED_IN)
