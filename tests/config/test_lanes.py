"""Lanes: strangers fill theirs and are told so; whoever is known, and what is handed in, goes on."""

import asyncio
import json
import threading
from contextlib import suppress

import pytest

from config import bodies
from config.lanes import Lanes, OneForAll
from tests.aside import run_aside
from tests.config.lane_asks import Asked
from zabota.core.known import Known, known

NINA, GUEST = "n" * 32, "g" * 32
MANY = 300


class Pages:
    """Pages of /help/ stand still until told to go on; all others answer at once, with what was posted."""

    def __init__(self):
        self.go_on = threading.Event()

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"].startswith("/help"):
            assert self.go_on.wait(60)
        posted = environ["wsgi.input"].read() if environ["REQUEST_METHOD"] == "POST" else b""
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"here ", posted]


@pytest.fixture
def pages():
    made = Pages()
    yield made
    made.go_on.set()


@pytest.fixture(autouse=True)
def nina_is_known():
    known.remember(NINA)
    yield
    known.forget(NINA)


def cookie(key: str) -> dict[str, str]:
    return {"cookie": f"language=ru; sessionid={key}"}


async def ask(lanes, asked: Asked, *, patience: float = 30.0) -> Asked:
    with suppress(TimeoutError):
        async with asyncio.timeout(patience):
            await lanes.serve(asked.scope, asked.receive, asked.send)
    return asked


async def besieged(lanes, pages, ways: int = 250) -> tuple[list[Asked], list[asyncio.Task]]:
    """Help is asked for by very many; nobody of them has an answer that takes a thread."""
    crowd = [Asked("/help/", address=f"10.1.0.{number % ways}") for number in range(MANY)]
    tasks = [asyncio.create_task(ask(lanes, one, patience=90)) for one in crowd]
    await asyncio.sleep(0.2)
    return crowd, tasks


async def relieve(pages, tasks) -> None:
    pages.go_on.set()
    await asyncio.gather(*tasks)


def test_a_crowd_of_guests_is_told_when_to_come_and_everybody_else_is_served(pages):
    async def story():
        lanes = Lanes(pages)
        crowd, tasks = await besieged(lanes, pages)
        refused = [one for one in crowd if one.status]
        served = [
            await ask(lanes, Asked("/inbox/", **cookie(NINA))),
            await ask(lanes, Asked("/api/v1/conversations", authorization=f"Bearer {NINA}")),
            await ask(lanes, Asked("/accounts/login/")),
            await ask(lanes, Asked("/static/app.css")),
            await ask(lanes, Asked("/inbox/", **cookie(GUEST))),
            await ask(lanes, Asked("/in/central/")),
        ]
        await relieve(pages, tasks)
        again = await ask(lanes, Asked("/help/"))
        return crowd, refused, served, again

    crowd, refused, served, again = run_aside(story())
    assert {one.status for one in refused} == {503}
    assert len(refused) == MANY - 32 and [one.status for one in crowd].count(200) == 32
    assert all(0 < int(one.headers[b"retry-after"]) < 10 for one in refused)
    assert [one.status for one in served] == [200] * 6
    assert again.status == 200, "the lane of guests did not recover"


def test_without_lanes_the_same_crowd_stops_everybody(pages):
    """The control."""

    async def story():
        one_for_all = OneForAll(pages)
        crowd, tasks = await besieged(one_for_all, pages)
        nina = await ask(one_for_all, Asked("/inbox/", **cookie(NINA)), patience=1)
        await relieve(pages, tasks)
        return crowd, nina

    crowd, nina = run_aside(story())
    assert nina.status == 0 and {one.status for one in crowd} == {200}


def test_one_address_gets_half_of_the_room_and_leaves_the_rest_to_others(pages):
    async def story():
        lanes = Lanes(pages)
        crowd, tasks = await besieged(lanes, pages, ways=1)
        other = asyncio.create_task(ask(lanes, Asked("/help/", address="10.2.0.1")))
        await asyncio.sleep(0.1)
        early = other.done()
        await relieve(pages, tasks)
        return [one.status for one in crowd], early, (await other).status

    statuses, early, other = run_aside(story())
    assert (statuses.count(429), statuses.count(200)) == (MANY - 16, 16)
    assert (early, other) == (False, 200), "another one was refused"


def test_a_forged_session_finds_no_room_among_staff(pages):
    async def story():
        lanes = Lanes(pages)
        asked = [Asked("/inbox/", **cookie(f"{number:032}")) for number in range(5)]
        help_too = Asked("/help/", **cookie(GUEST))
        return [lanes.lane_of(one.scope, dict(one.scope["headers"]))[0].name for one in (*asked, help_too)]

    assert run_aside(story()) == ["entrance"] * 5 + ["guests"]


@pytest.mark.parametrize(
    ("path", "headers", "lane"),
    [
        ("/inbox/", cookie(NINA), "staff"),
        ("/help/", cookie(NINA), "staff"),
        ("/in/central/", {}, "arriving"),
        ("/forms/site/", {}, "arriving"),
        ("/chat/site/messages/", {"authorization": "Bearer visitor"}, "arriving"),
        ("/chat/site/seen/", {"authorization": "Bearer visitor"}, "guests"),
        ("/chat/live", {}, "guests"),
        ("/survey/abc/", {}, "guests"),
        ("/my/", cookie(GUEST), "guests"),
        ("/live", cookie(GUEST), "entrance"),
        ("/api/v1/customers", {"authorization": "Bearer zbt_new"}, "entrance"),
        ("/inbox/", {}, "guests"),
        ("/", {}, "guests"),
    ],
)
def test_each_request_has_its_lane(pages, path, headers, lane):
    asked = Asked(path, **headers)
    assert Lanes(pages).lane_of(asked.scope, dict(asked.scope["headers"]))[0].name == lane


def test_what_is_refused_is_said_in_the_language_and_the_form_of_who_asks(pages):
    async def story():
        lanes = Lanes(pages)
        lanes.guests.places.room = lanes.arriving.places.room = lanes.entrance.places.room = 0
        page = await ask(lanes, Asked("/help/", accept_language="ro,en;q=0.5"))
        chosen = await ask(lanes, Asked("/help/", cookie="language=ru", accept_language="ro"))
        api = await ask(lanes, Asked("/api/v1/customers", authorization="Bearer zbt_new"))
        chat = await ask(lanes, Asked("/chat/site/messages/", "POST", content_length="30000000"))
        strange = await ask(lanes, Asked("/help/", accept_language="xx,*;q=nothing", cookie="language=%00"))
        return page, chosen, api, chat, strange

    page, chosen, api, chat, strange = run_aside(story())
    assert {one.status for one in (page, chosen, api, chat, strange)} == {503}
    assert '<html lang="ro">' in page.body.decode() and "foarte mulți" in page.body.decode()
    assert '<html lang="ru">' in chosen.body.decode() and '<html lang="en">' in strange.body.decode()
    assert list(json.loads(api.body)) == ["error"] and list(json.loads(chat.body)) == ["problem"]
    assert chat.headers[b"access-control-allow-origin"] == b"*"
    assert chat.headers[b"connection"] == b"close", "the rest of the body is waited for"


def test_slow_senders_hold_no_thread_and_are_not_waited_for(pages, monkeypatch):
    monkeypatch.setattr(bodies, "FIRST_SECONDS", 0.5)

    async def story():
        lanes = Lanes(pages)
        slow = [Asked("/in/central/", "POST", f"10.3.0.{n}", content_length="9") for n in range(200)]
        tasks = [asyncio.create_task(ask(lanes, one)) for one in slow]
        for one in slow[:100]:
            await one.to_send.put({"type": "http.request", "body": b"half", "more_body": True})
        quick = Asked("/in/central/", "POST", content_length="5")
        await quick.to_send.put({"type": "http.request", "body": b"whole"})
        await ask(lanes, quick)
        waiting = sum(not one.status for one in slow)
        await asyncio.gather(*tasks)
        return quick, waiting, slow

    quick, waiting, slow = run_aside(story())
    assert (quick.status, quick.body) == (200, b"here whole")
    assert waiting, "nobody was slow"
    assert {one.status for one in slow} == {408}


def test_what_is_too_large_is_not_read(pages):
    async def story():
        lanes = Lanes(pages)
        said = await ask(lanes, Asked("/accounts/login/", "POST", content_length=str(1 << 40)))
        unsaid = Asked("/accounts/login/", "POST", transfer_encoding="chunked")
        for _piece in range(20):
            await unsaid.to_send.put({"type": "http.request", "body": b"x" * 100_000, "more_body": True})
        return said, await ask(lanes, unsaid), unsaid.to_send.qsize()

    said, unsaid, left = run_aside(story())
    assert (said.status, unsaid.status) == (413, 413) and left > 5


def test_a_large_body_arrives_whole(pages):
    async def story():
        sent = Asked("/in/central/", "POST", content_length="3000000")
        for number in range(30):
            piece = bytes([65 + number % 26]) * 100_000
            await sent.to_send.put({"type": "http.request", "body": piece, "more_body": number < 29})
        return await ask(Lanes(pages), sent)

    answer = run_aside(story())
    assert answer.body == b"here " + b"".join(bytes([65 + n % 26]) * 100_000 for n in range(30))


def test_a_sender_who_goes_away_leaves_nothing_behind(pages):
    async def story():
        lanes = Lanes(pages)
        gone = Asked("/in/central/", "POST", content_length="9")
        await gone.to_send.put({"type": "http.disconnect"})
        await ask(lanes, gone)
        return gone.status, lanes.arriving.senders.taken, lanes.arriving.places.taken

    assert run_aside(story()) == (0, 0, 0)


def test_who_is_known_is_forgotten_after_a_while_and_at_once_when_told():
    some = Known(seconds=0)
    some.remember("a")
    assert "a" not in some
    few = Known(most=2)
    for name in "abc":
        few.remember(name)
    few.forget("c")
    assert [name in few for name in "abc"] == [False, True, False]


def test_a_page_for_a_signed_in_user_makes_their_session_known(client, db, nina):
    client.force_login(nina)
    key = client.cookies["sessionid"].value
    assert key not in known
    assert client.get("/inbox/").status_code == 200
    assert key in known
    nina.is_active = False
    nina.save()
    client.get("/inbox/")
    assert key not in known
    client.cookies["sessionid"] = "forged" * 5
    client.get("/inbox/")
    assert "forged" * 5 not in known
