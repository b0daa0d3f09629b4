"""Which of many like cases the fast part of the tests keeps."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

_Case = TypeVar("_Case")


def first_of_each(kind: Callable[[_Case], Hashable], cases: Iterable[_Case]) -> list[ParameterSet]:
    """Return `cases` as parameters, all but the first of each kind marked slow; a tuple is the values of one."""
    seen: set[Hashable] = set()
    found = []
    for case in cases:
        marks = [pytest.mark.slow] if kind(case) in seen else []
        seen.add(kind(case))
        found.append(pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=marks))
    return found


def first_of(cases: Iterable[_Case]) -> list[ParameterSet]:
    """Return `cases` as parameters, all but the first marked slow."""
    return first_of_each(lambda _: None, cases)


def suffix(name: str) -> str:
    """Return what a file is by its name."""
    return name.rpartition(".")[2]
