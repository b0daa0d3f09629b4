"""A plan from data, held against the plan's own record: what it has no place for is refused."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from assistant.plan import Plan
from ingest.document import ReportType
from ingest.genre.report_types import reports


class NoPlan(Exception):
    """The data is no plan."""


def from_data(data: object) -> Plan:
    """Return the plan that `to_data` would write as `data`; raises `NoPlan` for anything else."""
    plan = _made(Plan, data)
    assert isinstance(plan, Plan)
    return plan


def _made(kind: object, data: object) -> object:
    if get_origin(kind) in {Union, UnionType}:
        return None if data is None else _made(next(one for one in get_args(kind) if one is not NoneType), data)
    if get_origin(kind) is tuple:
        if not isinstance(data, list):
            raise NoPlan
        return tuple(_made(get_args(kind)[0], item) for item in data)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, data)
    if isinstance(kind, type):
        return _plain(kind, data)
    raise NoPlan


def _record(kind: type, data: object) -> object:
    hints = get_type_hints(kind)
    names = {field.name for field in fields(kind)}
    if not isinstance(data, Mapping) or not set(data) <= names:
        raise NoPlan
    try:
        return kind(**{name: _made(hints[name], value) for name, value in data.items()})
    except TypeError as error:  # a field without a default is missing
        raise NoPlan from error


def _plain(kind: type, data: object) -> object:
    if kind in {bool, int} and type(data) is kind:
        return data
    if not isinstance(data, str):
        raise NoPlan
    if kind is str:
        return data
    if kind is ReportType:
        return _report_type(data)
    try:
        if kind is Decimal or issubclass(kind, StrEnum):
            return kind(data)
    except (ValueError, InvalidOperation) as error:
        raise NoPlan from error
    raise NoPlan


def _report_type(code: str) -> ReportType:
    known = next((one for one in reports() if one == code), None)
    if known is None:
        raise NoPlan
    return known
