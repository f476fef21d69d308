"""The pages of inboxes and the outbox in a real browser."""

import os
from pathlib import Path

import pytest
from django.utils import timezone

from tests.channels.conftest import paper
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.take_in import take_in
from zabota.channels.models import Dispatch, Inbox

SHOTS = os.environ.get("ZABOTA_SHOTS")


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.fixture
def busy_inbox(mail_inbox) -> Inbox:
    mail_inbox.settings = {"way_in": "imap", "imap_host": "127.0.0.1", "imap_port": 9, "imap_tls": "none"}
    mail_inbox.trouble = "The mail server does not accept this user name and password."
    mail_inbox.trouble_since = mail_inbox.checked_at = timezone.now()
    mail_inbox.state = {"failures": 4, "rest_until": "2999-01-01T00:00:00+00:00"}
    mail_inbox.save()
    take_in(mail_inbox, [paper("1"), paper("2")])
    for number in range(3):
        queue_dispatch(
            inbox=mail_inbox, to=f"vera{number}@example.com", subject=f"Ваш заказ №{number} готов", body="x"
        )
    Dispatch.objects.filter(to="vera0@example.com").update(
        sending_at=timezone.now(),
        uncertain_at=timezone.now(),
        problem="The link broke after the message was handed over: it may have arrived.",
    )
    return mail_inbox


@pytest.mark.parametrize(("look", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_the_pages_are_readable_and_accessible(request, signed_in, dan, busy_inbox, axe, look, scheme):
    dan.language = "ru"
    dan.save()
    page = signed_in(request.getfixturevalue(look)(color_scheme=scheme, locale="ru-RU"), dan)
    pages = {
        "inboxes": "/inboxes/",
        "choose": "/inboxes/new/",
        "new": "/inboxes/new/email/",
        "inbox": f"/inboxes/{busy_inbox.pk}/",
        "deliveries": f"/inboxes/{busy_inbox.pk}/deliveries/",
        "outbox": "/outbox/",
        "failed": "/outbox/?shelf=failed",
    }
    for name, url in pages.items():
        assert page.goto(url).status == 200
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"{name}-{look}-{scheme}")


def test_an_inbox_is_connected_tried_out_and_switched_off(signed_in, desktop, dan, central, sink):
    page = signed_in(desktop(), dan)
    page.goto("/inboxes/")
    page.get_by_role("link", name="Connect an inbox").first.click()
    page.get_by_role("link", name="E-mail").click()
    page.get_by_label("Name", exact=True).fill("Поддержка")
    page.get_by_label("E-mail address").fill("support@zabota.example")
    page.get_by_role("button", name="Connect").click()
    assert page.get_by_text("Needed to fetch mail.").count() == 2
    page.get_by_label("How mail comes in").select_option("handed")
    page.get_by_label("SMTP server").fill("127.0.0.1")
    page.get_by_label("SMTP port").fill("9")
    page.get_by_label("SMTP encryption").select_option("none")
    page.get_by_label("SMTP password").fill("тайна")
    page.get_by_role("button", name="Connect").click()
    page.get_by_text("The inbox is connected.").first.wait_for()
    inbox = Inbox.objects.get(name="Поддержка")
    assert inbox.secrets["smtp_password"] == "тайна" and "тайна" not in page.content()
    assert "smtp_password" not in inbox.settings
    page.get_by_role("button", name="Try the saved settings").click()
    page.get_by_text("The server refuses the connection").wait_for()
    page.get_by_label("SMTP port").fill(str(sink.port))
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").first.wait_for()
    inbox.refresh_from_db()
    assert inbox.secrets["smtp_password"] == "тайна"
    page.get_by_role("button", name="Switch off").click()
    page.get_by_role("dialog").get_by_role("button", name="Switch off").click()
    page.get_by_text("This inbox is off").wait_for()


def test_a_person_decides_about_an_uncertain_message(signed_in, desktop, oleg, busy_inbox):
    page = signed_in(desktop(), oleg)
    page.goto("/outbox/")
    page.get_by_role("button", name="It arrived").click()
    page.get_by_text("Noted as arrived.").first.wait_for()
    assert Dispatch.objects.get(to="vera0@example.com").sent_at
    assert page.get_by_text("Did these arrive?").count() == 0
