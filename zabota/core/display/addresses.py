"""Where this page is: a passkey belongs to a name, and a browser makes none for a number."""

from ipaddress import ip_address

from django.http import HttpRequest


def is_named(request: HttpRequest) -> bool:
    """Whether the address of the page holds a name instead of a number like 127.0.0.1."""
    host = request.get_host()
    host = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.rpartition(":")[0] or host
    try:
        ip_address(host)
    except ValueError:
        return True
    return False


def by_name(request: HttpRequest) -> str:
    """This machine's own address with the name every browser knows; empty for another machine's."""
    host, _colon, port = request.get_host().rpartition(":")
    return f"http://localhost:{port}/" if host == "127.0.0.1" else ""
