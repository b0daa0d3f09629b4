"""A rule that can be switched off and says whether it spoke, and what stands in the places of rules to do both."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

import numpy as np
from numpy.typing import ArrayLike

_Seen = TypeVar("_Seen")
_Number = TypeVar("_Number", bound=ArrayLike)  # or one of each of what is seen


@dataclass(slots=True)
class Switch:
    """Whether a rule is off, and whether it spoke since `spoke` was set to False."""

    off: bool = False
    spoke: bool = False
    turned: Callable[[], None] = field(default=lambda: None)  # called when the rule goes off or on

    def turn(self, *, off: bool) -> None:
        """Switch the rule off or on."""
        self.off = off
        self.turned()


class Heard:
    """A pattern that notes when it is found, and finds nothing while its rule is off."""

    def __init__(self, pattern: re.Pattern[str], switch: Switch) -> None:
        self._pattern, self._switch = pattern, switch
        self.pattern, self.flags = pattern.pattern, pattern.flags

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        """Search as the pattern does."""
        return self._noted(None if self._switch.off else self._pattern.search(text, *place))

    def match(self, text: str, *place: int) -> re.Match[str] | None:
        """Match as the pattern does."""
        return self._noted(None if self._switch.off else self._pattern.match(text, *place))

    def fullmatch(self, text: str, *place: int) -> re.Match[str] | None:
        """Match the whole text as the pattern does."""
        return self._noted(None if self._switch.off else self._pattern.fullmatch(text, *place))

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds."""
        for match in () if self._switch.off else self._pattern.finditer(text, *place):
            self._switch.spoke = True
            yield match

    def findall(self, text: str, *place: int) -> list[object]:
        """Return what the pattern finds."""
        found = [] if self._switch.off else self._pattern.findall(text, *place)
        self._switch.spoke |= bool(found)
        return found

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Replace what the pattern finds."""
        written = text if self._switch.off else self._pattern.sub(by, text, count=count)
        self._switch.spoke |= written != text
        return written

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """Split where the pattern is found."""
        parts = [text] if self._switch.off else self._pattern.split(text, maxsplit=maxsplit)
        self._switch.spoke |= len(parts) > 1
        return parts

    def _noted(self, match: re.Match[str] | None) -> re.Match[str] | None:
        self._switch.spoke |= match is not None
        return match


class Told(Generic[_Seen, _Number]):
    """A feature or a veto that notes when it tells something, and tells nothing while its rule is off."""

    def __init__(self, told: Callable[[_Seen], _Number], switch: Switch) -> None:
        self._told, self._switch = told, switch

    def __call__(self, seen: _Seen) -> _Number | Literal[False]:
        """Return what the rule tells of `seen`; a veto tells whether it speaks."""
        if self._switch.off:
            return False
        told = self._told(seen)
        self._switch.spoke |= bool(np.any(told))
        return told
