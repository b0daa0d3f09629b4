"""The words of a fuzzed file: each stands there once, and is known to show or not to show."""

from dataclasses import dataclass, field
from random import Random


@dataclass(slots=True)
class Words:
    """Hands out words, and keeps which of them show and which do not."""

    random: Random
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def show(self, count: int = 1) -> str:
        """Return `count` new words that show."""
        return self._new("syns", self.shown, count)

    def hide(self, count: int = 1) -> str:
        """Return `count` new words that do not show."""
        return self._new("dold", self.hidden, count)

    def sentence(self) -> str:
        """Return some new words that show, as a sentence."""
        return f"{self.show(self.random.randint(3, 12)).capitalize()}."

    def _new(self, kind: str, kept: list[str], count: int) -> str:
        words = [f"{kind}{len(kept) + at:04d}x" for at in range(count)]
        kept.extend(words)
        return " ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fuzzed:
    """A file, its name, and the words that show and that do not."""

    file: str
    data: bytes
    shown: tuple[str, ...]
    hidden: tuple[str, ...]


def fuzzed(file: str, data: bytes, words: Words) -> Fuzzed:
    """Return a finished file."""
    return Fuzzed(file=file, data=data, shown=tuple(words.shown), hidden=tuple(words.hidden))
