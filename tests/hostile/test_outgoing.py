"""The one door to other servers lets nothing into our own network: table, redirects, a resolver that lies.

A canary listens on this machine. A request that reaches it is the harm; the
control shows that it can be reached.
"""

import ipaddress
import itertools
import socket
import unicodedata
from collections.abc import Callable, Iterator

import pytest

from tests.channels.provider import Provider, Reply, own_network
from zabota.channels.kind import NoWayOut, TryLater, Uncertain
from zabota.channels.outgoing_http import ask
from zabota.channels.reachable import is_public

__all__ = ["own_network"]

INSIDE = "127.0.0.1"
OUTSIDE = "93.184.216.34"
REFUSALS = (NoWayOut, TryLater, Uncertain)


class Canary(Provider):
    def answer(self, asked):
        return Reply(said={"inside": True})


@pytest.fixture
def canary(db) -> Iterator[Canary]:
    server = Canary()
    server.start()
    yield server
    server.stop()


Answers = Callable[[str], list[str]]


@pytest.fixture
def resolver(monkeypatch):
    """resolver(answers) answers for names and returns where connections are tried."""
    real, really_connect = socket.getaddrinfo, socket.socket.connect
    tried: list[str] = []

    def connect(made, where):
        tried.append(where[0])
        if ipaddress.ip_address(where[0]).is_global:
            raise ConnectionRefusedError(111, "nothing leaves the tests")
        return really_connect(made, where)

    def lie(answers: Answers) -> list[str]:
        def getaddrinfo(host, port, *more, **named):
            found = answers(host)
            if not found and "localhost" in unicodedata.normalize("NFKC", host).lower():
                return real(host, port, *more, **named)
            if not found:  # every way of writing a number, as the C library reads it; no name leaves
                return real(host, port, *more, **named, flags=socket.AI_NUMERICHOST)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

        monkeypatch.setattr("zabota.channels.reachable.socket.getaddrinfo", getaddrinfo)
        return tried

    monkeypatch.setattr(socket.socket, "connect", connect)
    return lie


def spellings(port: int) -> list[str]:
    """This machine, in every way of writing it that some library takes for another one."""
    hosts = [
        "127.0.0.1", "127.1", "127.0.1", "0",
        "0.0.0.0", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001",  # noqa: S104
        "0177.0.0.1", "127.0.0.1.", "localhost", "LOCALHOST", "localhost.", "ip6-localhost", "[::1]", "[::]",
        "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "[::1%25lo]", "[::1%lo]", "127.127.127.127", "127.0.0.1%00.example.com",
        "１２７.０.０.１", "127。0。0。1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "①②⑦.⓪.⓪.①",
    ]  # fmt: skip
    forms = ["https://{}:{}/", "http://{}:{}/", "https://example.com@{}:{}/", "https://{}:{}\\@example.com/",
             "https://{}:{}#@example.com/", "https://{}:{}?@example.com/", " https://{}:{}/",
             "https:\\\\{}:{}/",
             "https:/{}:{}/", "//{}:{}/", "HTTPS://{}:{}/", "gopher://{}:{}/", "file://{}:{}/", "ht\ntps://{}:{}/",  # noqa: E501
             "https://{}:{}\r\nHost: x/"]  # fmt: skip
    return [form.format(host, port) for host, form in itertools.product(hosts, forms)]


def test_no_spelling_of_this_machine_is_called(canary, resolver):
    tried = resolver(lambda host: [])
    urls = spellings(canary.port)
    for url in urls:
        try:
            answer = ask("GET", url, redirects=3, seconds=0.5)
        except REFUSALS:
            continue
        pytest.fail(f"{url!r} was answered {answer.status}")
    print(f"\nspellings of our own machine: {len(urls)}, connections inside: {len(inside(tried))}")
    assert not canary.asked and not inside(tried)


def inside(tried: list[str]) -> list[str]:
    return [address for address in tried if not is_public(address)]


def test_a_name_that_resolves_inside_is_not_called(canary, resolver):
    """Private, and mixed with public ones: only the public are ever tried."""
    for others in ([], [OUTSIDE]):
        for private in (INSIDE, "10.0.0.5", "169.254.169.254", "192.168.0.1", "100.64.1.1", "0.0.0.0"):  # noqa: S104  # noqa: E501
            for order in ([private, *others], [*others, private]):
                tried = resolver(lambda host, order=order: order if host == "rebind.example" else [])
                with pytest.raises(REFUSALS):
                    ask("GET", f"https://rebind.example:{canary.port}/")
                assert not inside(tried)
    assert not canary.asked


def test_a_resolver_that_changes_its_mind_gains_nothing(canary, resolver):
    """Public when it is checked, private when it is called: the connection goes to what was checked."""
    for first_public in range(1, 6):
        answers = itertools.chain([[OUTSIDE]] * first_public, itertools.repeat([INSIDE]))
        tried = resolver(lambda host, answers=answers: next(answers) if host == "rebind.example" else [])
        for _again in range(first_public + 2):
            with pytest.raises(REFUSALS):
                ask("GET", f"https://rebind.example:{canary.port}/", redirects=2)
        assert OUTSIDE in tried and not inside(tried)
    assert not canary.asked


def test_a_redirect_leads_to_no_place_inside(canary, own_network, resolver):
    """The first server is allowed by the administrator; it sends us on in every way to this machine."""
    resolver(lambda host: [])
    first = Canary()
    first.start()
    try:
        places = [url for url in spellings(canary.port) if "127.0.0.1:" not in url and "\r\n" not in url]
        for place in places:
            first.next = [Reply(302, headers={"Location": place.encode().decode("latin-1")})]
            try:
                answer = ask("GET", first.url, redirects=1, seconds=0.5)
            except REFUSALS:
                continue
            assert answer.status != 200 or not canary.asked, f"a redirect to {place!r} was followed inside"
    finally:
        first.stop()
    print(f"\nredirects: {len(places)}, requests at the canary: {len(canary.asked)}")
    assert not canary.asked


def test_an_endless_redirect_ends(own_network):
    round_about = Canary()
    round_about.answer = lambda asked: Reply(302, headers={"Location": "/again"})  # type: ignore[method-assign]  # noqa: E501
    round_about.start()
    try:
        assert ask("GET", round_about.url, redirects=4).status == 302
        assert len(round_about.asked) == 5
    finally:
        round_about.stop()


def test_the_canary_can_be_reached(canary, own_network):
    """The control: with the administrator's leave the same call arrives, so a zero above is no accident."""
    assert ask("GET", canary.url).said == {"inside": True}
    assert len(canary.asked) == 1


def test_a_door_that_does_not_look_again_lets_the_lying_resolver_in(canary, resolver, monkeypatch):
    """The control of the rebinding: with the check of the address taken out, the canary hears of it."""
    tried = resolver(lambda host: [INSIDE] if host == "rebind.example" else [])
    monkeypatch.setattr("zabota.channels.reachable.is_public", lambda address: True)
    with pytest.raises(REFUSALS):
        ask("GET", f"https://rebind.example:{canary.port}/", seconds=2)
    assert inside(tried) == [INSIDE]
