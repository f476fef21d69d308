"""The one door through which we call other servers."""

import socket

import pytest

from tests.channels.provider import LOST, Provider, Reply, own_network
from zabota.channels.kind import TryLater, Uncertain
from zabota.channels.network import SILENT, TOO_MUCH, UNKNOWN_HOST
from zabota.channels.outgoing_http import ask
from zabota.channels.reachable import Forbidden, is_public

__all__ = ["own_network"]


class Echo(Provider):
    def answer(self, asked):
        return Reply(said={"path": asked.path, "query": asked.query})


@pytest.fixture
def echo(own_network):
    server = Echo()
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
        "224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:0a00:0001::1",
    ],
)  # fmt: skip
def test_addresses_of_our_own_network_are_private_however_they_are_written(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4001::1", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1:1/", "https://localhost/", "https://2130706433/", "https://[::1]/", "http://example.com/",
        "ftp://example.com/", "https://user:secret@example.com/", "https:///x", "https://0x7f.1/", "https://a:99999/",
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_never_connected_to(db, url):
    with pytest.raises(Forbidden):
        ask("GET", url)


def test_a_host_that_the_administrator_allowed_is_called(echo):
    answer = ask("GET", f"{echo.url}/a/b?c=1", query={"d": "ё"})
    assert answer.said == {"path": "/a/b", "query": {"c": "1", "d": "ё"}}


def test_a_redirect_is_checked_like_an_address(echo):
    echo.next = [Reply(302, headers={"Location": "/next"})]
    assert ask("GET", echo.url, redirects=1).said["path"] == "/next"
    echo.next = [Reply(302, headers={"Location": f"http://localhost:{echo.port}/inside"})]
    with pytest.raises(Forbidden):
        ask("GET", echo.url, redirects=1)
    assert [one.path for one in echo.asked] == ["/", "/next", "/"]


def test_without_leave_a_redirect_is_not_followed(echo):
    echo.next = [Reply(302, headers={"Location": "/next"})]
    assert ask("POST", echo.url).status == 302


def test_a_lost_answer_is_uncertain_unless_asking_twice_does_no_harm(echo):
    echo.next = [LOST, LOST]
    with pytest.raises(Uncertain):
        ask("POST", echo.url)
    with pytest.raises(TryLater):
        ask("POST", echo.url, harmless=True)


def test_a_server_that_refuses_or_has_no_name_was_surely_not_asked(own_network, settings):
    with pytest.raises(TryLater, match="refuses the connection"):
        ask("POST", "http://127.0.0.1:9/")
    with pytest.raises(TryLater, match=UNKNOWN_HOST):
        ask("POST", "https://no-such-host.invalid/")


def test_too_much_is_not_taken(echo):
    echo.next = [Reply(body=b"x" * 3000)]
    with pytest.raises(TryLater, match=TOO_MUCH):
        ask("GET", echo.url, most_bytes=1000, harmless=True)


def test_silence_has_an_end(own_network):
    with Silent() as url, pytest.raises(TryLater, match=SILENT):
        ask("GET", url, seconds=0.2, harmless=True)


class Silent:
    """It takes the connection and says nothing."""

    def __enter__(self) -> str:
        self.socket = socket.create_server(("127.0.0.1", 0))
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def __exit__(self, *_error) -> None:
        self.socket.close()
