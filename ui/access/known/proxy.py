"""Who somebody is by what a proxy in front of the pages says: from its own address, in one header, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

from ingest.errors import BadSetting
from ui.access import texts
from ui.access.visitor import Visitor

USER, GROUPS, ADDRESSES = "NAMNDSVAR_PROXY_USER_HEADER", "NAMNDSVAR_PROXY_GROUPS_HEADER", "NAMNDSVAR_PROXY_ADDRESSES"
_LONGEST = 200
_BETWEEN = ","  # a proxy that joins two headers of one name puts a comma between them
_OURS = frozenset(
    {"authorization", "connection", "cookie", "forwarded", "host", "origin", "upgrade", "x-forwarded-for"}
)

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """The header that says who it is, the one that says of which groups, and where they may come from."""

    user: str
    groups: str
    networks: tuple[Network, ...]

    @property
    def headers(self) -> frozenset[str]:
        """The headers that nothing but the proxy may send."""
        return frozenset(filter(None, (self.user, self.groups)))

    def is_known(self, connection: HTTPConnection) -> bool:
        """Return whether a connection comes from the proxy."""
        try:
            address = ip_address(connection.client.host if connection.client else "")
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self.networks)

    def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Return who the proxy says it is, None where it does not say, or says two."""
        told = connection.headers.getlist(self.user)
        name = _text(told[0]) if len(told) == 1 else ""
        if not name or _BETWEEN in name or len(name) > _LONGEST or not name.isprintable():
            return None
        groups = connection.headers.getlist(self.groups) if self.groups else []
        if len(groups) > 1:  # one of them is the browser's own
            return None
        values = frozenset(filter(None, (group.strip() for group in _text("".join(groups)).split(_BETWEEN))))
        return Visitor(key=f"proxy|{name}", name=name, shown=name, groups=values)


def read_proxy(environment: Mapping[str, str]) -> Proxy | None:
    """Return the proxy that the environment names, None where it names none; raises BadSetting."""
    user, groups, listed = (environment.get(name, "").strip() for name in (USER, GROUPS, ADDRESSES))
    if not user and not groups and not listed:
        return None
    for name, header in ((USER, user), (GROUPS, groups)):
        if (header or name == USER) and not _is_header(header):
            remedy = texts.HEADER if header else texts.ADDRESSES_NEED_HEADER.format(name=USER)
            raise BadSetting(name if header else ADDRESSES, header or listed, remedy)
    if user.lower() == groups.lower():
        raise BadSetting(GROUPS, groups, texts.SAME_HEADER)
    if not listed:
        raise BadSetting(USER, user, texts.HEADER_NEEDS_ADDRESSES.format(name=ADDRESSES))
    return Proxy(user=user.lower(), groups=groups.lower(), networks=tuple(_networks(listed)))


def _networks(listed: str) -> list[Network]:
    found: list[Network] = []
    for one in filter(None, (part.strip() for part in listed.split(","))):
        try:
            found.append(ip_network(one))
        except ValueError as error:
            raise BadSetting(ADDRESSES, one, texts.ADDRESSES) from error
        if not found[-1].prefixlen:
            raise BadSetting(ADDRESSES, one, texts.ALL_ADDRESSES)
    if not found:
        raise BadSetting(ADDRESSES, listed, texts.ADDRESSES)
    return found


def _is_header(name: str) -> bool:
    """Return whether `name` may name a header that nothing else uses."""
    plain = name.isascii() and name.replace("-", "").isalnum() and name[0].isalpha()
    return plain and name.lower() not in _OURS


def _text(header: str) -> str:
    """Return what a header says: UTF-8, where its bytes are that."""
    try:
        return header.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return header.strip()
