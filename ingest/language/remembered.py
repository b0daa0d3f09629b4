"""What is remembered of texts, so that each is looked through once, and forgotten when a document goes away."""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import ParamSpec, Protocol, TypeVar
from weakref import WeakSet

_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


class Remembers(Protocol):
    """An object that remembers something of texts."""

    def forget(self) -> None:
        """Remember nothing any more; threads may be asking."""


_FUNCTIONS: list["_lru_cache_wrapper[object]"] = []
_OBJECTS: WeakSet[Remembers] = WeakSet()


def remembered(most: int) -> Callable[[Callable[_Asked, _Told]], "_lru_cache_wrapper[_Told]"]:
    """Let a function of texts remember what it returned for the last so many."""

    def remembering(function: Callable[_Asked, _Told]) -> "_lru_cache_wrapper[_Told]":
        made = lru_cache(maxsize=most)(function)
        _FUNCTIONS.append(made)
        return made

    return remembering


def remembers(one: Remembers) -> None:
    """Let an object forget with the functions, as long as it is there."""
    _OBJECTS.add(one)


def forget_texts() -> None:
    """Forget what this process remembers of texts; it is found anew where it is asked for."""
    for function in _FUNCTIONS:
        function.cache_clear()
    for one in tuple(_OBJECTS):
        one.forget()
