"""Who has which role: by what the log-in says of them, or by a list of names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ui.access import texts
from ui.access.roles import Role
from ui.access.visitor import Visitor

_WRITTEN = {"lasa": Role.READ, "lagga_till": Role.ADD, "administrera": Role.ADMINISTER}
_DEFAULTS = {"ingen": Role.NONE, "lasa": Role.READ}
_PEOPLE, _CLAIM, _DEFAULT = "personer", "claim", "utan_roll"


class BadGrants(Exception):
    """The table of roles cannot be used; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grants:
    """What gives a role: values of the claim `claim`, and names of people; `default` is everybody's who has none."""

    claim: str = "roles"
    values: Mapping[str, Role] = field(default_factory=dict)
    people: Mapping[str, Role] = field(default_factory=dict)
    default: Role = Role.NONE

    def role_of(self, visitor: Visitor) -> Role:
        """Return the widest role that anything gives `visitor`."""
        given = [self.values[value] for value in visitor.groups if value in self.values]
        named = self.people.get(visitor.name, Role.NONE)
        return max((*given, named, self.default))


def read_grants(table: object) -> Grants:
    """Return the grants that the table `[roles]` of a file of secrets holds; raises BadGrants."""
    if not isinstance(table, Mapping) or not table:
        raise BadGrants(texts.NO_ROLES)
    claim = table.get(_CLAIM, "roles")
    if not isinstance(claim, str) or not claim.strip():
        raise BadGrants(texts.BAD_CLAIM)
    default = table.get(_DEFAULT, "ingen")
    if not isinstance(default, str) or default not in _DEFAULTS:
        raise BadGrants(texts.BAD_DEFAULT)
    people = table.get(_PEOPLE, {})
    known = {*_WRITTEN, _PEOPLE, _CLAIM, _DEFAULT}
    if not isinstance(people, Mapping):
        raise BadGrants(texts.NOT_TEXTS.format(name=_PEOPLE))
    for section, names, may_be in (("roles", table, known), (f"roles.{_PEOPLE}", people, set(_WRITTEN))):
        for name in (name for name in names if name not in may_be):
            raise BadGrants(texts.UNKNOWN_ROLE.format(section=section, name=name, known=", ".join(sorted(may_be))))
    grants = Grants(claim=claim, values=_given(table), people=_given(people), default=_DEFAULTS[default])
    if Role.ADMINISTER not in (*grants.values.values(), *grants.people.values()):
        raise BadGrants(texts.NOBODY_ADMINISTERS)
    return grants


def _given(table: Mapping[str, Any]) -> dict[str, Role]:
    """Return who gets which role; somebody named twice gets the wider one."""
    found: dict[str, Role] = {}
    for name, role in _WRITTEN.items():
        listed = table.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(one, str) and one.strip() for one in listed):
            raise BadGrants(texts.NOT_TEXTS.format(name=name))
        found |= dict.fromkeys(listed, role)
    return found
