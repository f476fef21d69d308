"""Every kind of link: tampered, another's, for another purpose, over; who is signed out is out everywhere."""

import ast
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.rights.conftest import taken_back, unblocked, world
from zabota.asking.models import Kiosk
from zabota.asking.short import short_token
from zabota.company.actions.deactivate_user import deactivate_user
from zabota.company.actions.end_sessions import end_sessions
from zabota.company.actions.set_parameter import set_parameter
from zabota.company.live import admit
from zabota.company.models import User
from zabota.core.links import make_token
from zabota.feedback.models import Invitation
from zabota.portal.first import first_link
from zabota.portal.models import PortalLink

__all__ = ["unblocked", "world"]

ROOT = Path(__file__).resolve().parent.parent.parent
CLOSED = (404, 410)


def purposes() -> set[str]:
    """Every purpose that a link of the product is made for, read from the code."""
    found = set()
    for path in (ROOT / "zabota").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                if any(isinstance(name, ast.Name) and name.id == "PURPOSE" for name in node.targets):
                    found.add(str(node.value.value))
    return found


def fresh_link(place: SimpleNamespace) -> str:
    link = PortalLink.objects.create(
        customer=place.customer,
        address="first@example.com",
        expires_at=timezone.now() + timedelta(minutes=15),
    )
    return make_token("portal", link.id, link.nonce)


def begun(place: SimpleNamespace) -> str:
    set_parameter("portal.first_nonce", "a" * 32)
    return first_link().strip("/").rpartition("/")[2]


TOKENS: dict[str, tuple[str, Callable[[SimpleNamespace], str]]] = {
    "survey": ("feedback:survey_page", lambda place: place.pending.token),
    "short": ("asking:short_link", lambda place: short_token(place.pending)),
    "recovery": ("recovery:word", lambda place: place.case.token),
    "complaint": ("complaints:word", lambda place: place.complaint.token),
    "document": ("custody:sending", lambda place: place.document.token),
    "order": ("orders:customer", lambda place: place.order.token),
    "appointment": ("visits:customer", lambda place: place.appointment.token),
    "kiosk": ("asking:kiosk_page", lambda place: place.kiosk.token),
    "portal": ("portal:entrance", fresh_link),
    "first-administrator": ("portal:first", begun),
}
"""Purpose -> the page it opens, and a token of it that works."""


def over_portal(token: str) -> None:
    PortalLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def over_survey(token: str) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


ENDS: dict[str, Callable[[str], None]] = {
    "portal": over_portal,
    "survey": over_survey,
    "kiosk": lambda token: Kiosk.objects.update(switched_off_at=timezone.now()) and None,
}


def test_every_purpose_has_a_row():
    assert purposes() == set(TOKENS), "say in TOKENS which page the new link opens, and make one"


def opened(purpose: str, token: str, method: str = "get") -> int:
    """What the page answers; nothing it does stays."""
    client = Client(raise_request_exception=False)
    with taken_back() as writes:
        status = getattr(client, method)(reverse(TOKENS[purpose][0], args=[token])).status_code
    if status in CLOSED:
        assert not writes.found, f"{method} {purpose}: {writes.found}"
    return status


def tampered(token: str) -> list[str]:
    """Cut, doubled, changed in each letter, of another row, in other letters."""
    row, _dash, mac = token.partition("-")
    other = [c for c in "0123456789abcdefXYZ_" if c != mac[0]]
    return [
        *(f"{row}-{mac[:at]}{'0' if mac[at] != '0' else '1'}{mac[at + 1 :]}" for at in range(len(mac))),
        *(f"{row}-{c}{mac[1:]}" for c in other),
        *(
            token[:-1],
            token + "0",
            token * 2,
            mac,
            f"-{mac}",
            f"{row}-",
            row,
            f"0-{mac}",
            f"zzzzzzzzzzzzz-{mac}",
        ),
        *(
            f"{row}1-{mac}",
            f"{'9' * 40}-{mac}",
            f"-1-{mac}",
            f"{row}-{mac}\x00",
            f"{row}-{mac} ",
            f" {token}",
        ),
        *(f"{row}-{mac}é", "ж-" + mac, "%00", "..", "x" * 3_000),
        *((token.upper(),) if token.upper() != token else ()),
    ]


@pytest.mark.parametrize("purpose", sorted(TOKENS))
@pytest.mark.usefixtures("unblocked")
def test_a_link_opens_its_page_and_no_other_token_does(world, purpose):
    with taken_back():
        if purpose == "first-administrator":
            User.objects.update(is_active=False)
        token = TOKENS[purpose][1](world.own)
        works = opened(purpose, token)
        if purpose != "first-administrator":  # it is over with the first user, whom this world has
            assert works in (200, 302), f"the control: {purpose} opens nothing: {works}"
        refused = 0
        for wrong in tampered(token):
            for method in ("get", "post"):
                try:
                    status = opened(purpose, wrong, method)
                except Exception as error:  # noqa: BLE001 - an address that cannot be made is no address
                    assert type(error).__name__ == "NoReverseMatch", (purpose, wrong, error)
                    continue
                assert status in (*CLOSED, 405), f"{purpose} {method} {wrong[:80]!r}: {status}"
                refused += 1
        for other, (_page, make) in TOKENS.items():
            if other != purpose:
                status = opened(purpose, make(world.own))
                assert status in CLOSED, f"a link for {other} opens {purpose}: {status}"
        if purpose in ENDS:
            ENDS[purpose](token)
            assert opened(purpose, token) in CLOSED, f"{purpose} is over and opens"
            assert opened(purpose, token, "post") in (*CLOSED, 405)
    print(f"\n{purpose}: {refused} tampered, {len(TOKENS) - 1} of other purposes, all refused")


# ---- who is signed in


@pytest.fixture
def at_home(nina):
    """Nina at two devices, and what her live stream would be admitted by."""
    devices = [Client(), Client()]
    for device in devices:
        assert (
            device.post("/accounts/login/", {"login": nina.email, "password": "a long password"}).status_code
            == 302
        )
    return devices


def is_in(device: Client) -> bool:
    return device.get("/profile/").status_code == 200


def hears(device: Client) -> bool:
    request = RequestFactory().get("/live")
    request.COOKIES["sessionid"] = device.cookies["sessionid"].value
    return admit(request) is not None


def copy_of(device: Client) -> Client:
    """A thief's: the same cookie."""
    thief = Client()
    thief.cookies["sessionid"] = device.cookies["sessionid"].value
    return thief


def test_the_session_before_signing_in_is_not_the_one_after(db, nina):
    """Fixation: a key that a stranger set beforehand opens nothing."""
    stranger = Client()
    session = stranger.session
    session["planted"] = "1"
    session.save()
    stranger.cookies["sessionid"] = session.session_key
    victim = copy_of(stranger)
    victim.post("/accounts/login/", {"login": nina.email, "password": "a long password"})
    assert is_in(victim) and victim.cookies["sessionid"].value != session.session_key
    assert not is_in(stranger)


def test_signing_out_ends_this_session_and_its_stream_also_for_who_copied_the_cookie(at_home):
    here, there = at_home
    thief = copy_of(here)
    assert is_in(thief) and hears(thief), "the control: the copied cookie works before"
    here.post("/accounts/logout/")
    assert not is_in(thief) and not hears(thief)
    assert is_in(there) and hears(there)


@pytest.mark.parametrize("end", [deactivate_user, end_sessions])
def test_who_left_is_out_at_every_device_and_every_stream(at_home, nina, end):
    thieves = [copy_of(device) for device in at_home]
    assert all(is_in(thief) and hears(thief) for thief in thieves)
    end(nina)
    assert not any(is_in(thief) or hears(thief) for thief in thieves)


def test_a_new_password_ends_all_other_sessions_and_their_streams(at_home, nina):
    here, there = at_home
    thief = copy_of(here)
    changed = {
        "oldpassword": "a long password",
        "password1": "Ещё один пароль 7",
        "password2": "Ещё один пароль 7",
    }
    assert here.post("/accounts/password/change/", changed).status_code == 302
    assert is_in(here) and hears(here)
    assert not is_in(there) and not hears(there)
    assert not is_in(thief) and not hears(thief)


def test_whether_somebody_works_here_is_told_to_nobody(db, nina, client):
    """The pages answer alike for a colleague and for nobody, but for the address that was typed in."""
    answers = []
    for address in (nina.email, "nobody@zabota.example"):
        for url, field in (("/accounts/login/", "login"), ("/accounts/password/reset/", "email")):
            page = client.post(url, {field: address, "password": "wrong password"}, follow=True)
            said = re.sub(r"(nonce|value)=\"[^\"]*\"", "", page.content.decode()).replace(address, "…")
            answers.append((url, page.status_code, re.sub(r"[0-9a-f]{8,}|[A-Za-z0-9]{32,}", "", said)))
    assert sorted(answers[:2]) == sorted(answers[2:])


def test_a_new_password_goes_to_the_address_that_we_know_only(db, nina, client):
    """Lists, headers and lookalikes do not send the link elsewhere."""
    tricks = [
        f"{nina.email},thief@example.com", f"{nina.email}\nBcc: thief@example.com", f"thief@example.com {nina.email}",  # noqa: E501
        "nına@zabota.example", "nina@zabota.example.thief.example", f"<{nina.email}> thief@example.com",
        "ｎｉｎａ@zabota.example", f"{nina.email}\x00@thief.example", "NINA@zabota.example",
    ]  # fmt: skip
    for number, said in enumerate(tricks):
        client.post(
            "/accounts/password/reset/", {"email": said}, REMOTE_ADDR=f"203.0.113.{number}",
            headers={"x-forwarded-host": "thief.example"},
        )  # fmt: skip
    assert {address for letter in mail.outbox for address in letter.recipients()} <= {nina.email}
    assert not any("thief" in letter.body for letter in mail.outbox)
    client.post("/accounts/password/reset/", {"email": nina.email}, REMOTE_ADDR="203.0.113.200")
    assert mail.outbox and mail.outbox[-1].recipients() == [nina.email], "the control: to her it is sent"


def test_guessing_a_password_is_stopped(db, nina):
    """The right one is no longer taken once too many were wrong; another's sign-in is not held up."""
    guesser = Client(REMOTE_ADDR="203.0.113.7")
    for number in range(12):
        guesser.post("/accounts/login/", {"login": nina.email, "password": f"guess {number}"})
    guesser.post("/accounts/login/", {"login": nina.email, "password": "a long password"})
    assert not is_in(guesser)
    assert str(nina.id) not in {kept.get_decoded().get("_auth_user_id") for kept in Session.objects.all()}
