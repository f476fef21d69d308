"""Which servers we may call: none of our own network, unless an administrator named it."""

import ipaddress
import socket
from urllib.parse import urlsplit

from zabota.channels.kind import NoWayOut
from zabota.channels.network import NO_ADDRESS, NOT_ALLOWED, NOT_ENCRYPTED, with_detail
from zabota.company.parameters import value_of

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Forbidden(NoWayOut):
    """The address lies where we do not call; the message says what to do."""


def allowed_hosts() -> set[str]:
    """Names and addresses an administrator allowed, as they are written in addresses."""
    return {host.lower() for host in value_of("channels.allowed_hosts").replace(",", " ").split()}


def check_url(url: str) -> tuple[str, str, int]:
    """Scheme, host and port; raises Forbidden for what is no address, or is open to every listener."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise Forbidden(with_detail(NO_ADDRESS, url)) from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        raise Forbidden(with_detail(NO_ADDRESS, url))
    if parts.scheme == "http" and host not in allowed_hosts():
        raise Forbidden(with_detail(NOT_ENCRYPTED, f"{parts.scheme}://{host}"))
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def addresses_of(host: str, port: int) -> list[tuple[int, str]]:
    """(family, address) of each address that we may connect to; raises OSError, or Forbidden when none is."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys((int(family), str(given[0])) for family, _t, _p, _n, given in found))
    if host in allowed_hosts():
        return addresses
    public = [(family, address) for family, address in addresses if is_public(address)]
    if not public:
        raise Forbidden(with_detail(NOT_ALLOWED, f"{host}: {addresses[0][1] if addresses else ''}"))
    return public


def is_public(text: str) -> bool:
    """Whether an address lies on the public internet, also when it carries another one within."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast
