"""Scripts in a mail, name, subject or file name do not run; the same ones do where nothing defends."""

import json

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.receive import receive

VECTORS = [
    "<img src=x onerror=FIRE>",
    "<svg onload=FIRE></svg>",
    "<script>FIRE</script>",
    "<details open ontoggle=FIRE>x</details>",
    "<iframe srcdoc='<script>top.fired=1;FIRE</script>'></iframe>",
    "<body onload=FIRE>",
    "<input autofocus onfocus=FIRE>",
    "<video src=x onerror=FIRE></video>",
    "<style>@keyframes x{}</style><p style='animation-name:x' onanimationstart=FIRE>x</p>",
    "<math><mtext><table><mglyph><style><img src=x onerror=FIRE>",
    "<a href='javascript:FIRE' id=js>press</a>",
    '"><img src=x onerror=FIRE>',
    "<form><button formaction='javascript:FIRE'>x</button></form>",
]
SIGN = "document.title='FIRED'"
SURELY = 8
"""Of the vectors so many at least must run undefended, or the browser would prove nothing."""


@pytest.fixture
def hostile(alice, mail_inbox):
    def arrive(number, vector):
        armed = vector.replace("FIRE", SIGN)
        delivery = Delivery.objects.create(
            inbox=mail_inbox, key=f"h{number}", raw=armed.encode(), read_at=timezone.now(), outcome="message"
        )
        file = store_file(armed.encode(), f"{armed}.html", "text/html")
        incoming = Incoming(
            sender=f"x{number}@example.com",
            sender_name=armed[:160],
            identity_kind="email",
            subject=armed,
            text=armed,
            html=armed,
            file_ids=(file.id,),
            problems=(armed,),
        )
        return receive(incoming, delivery)

    return arrive


def fires_undefended(page, vector) -> bool:
    page.set_content("<!doctype html><title>calm</title><p>x</p>")
    armed = vector.replace("FIRE", "window.fired=1;document.title='FIRED'")
    written = json.dumps("<title>calm</title>" + armed)
    page.evaluate(f"document.open(); document.write({written}); document.close()")
    page.wait_for_timeout(120)
    return bool(page.evaluate("window.fired === 1 || document.title === 'FIRED'"))


def test_nothing_of_a_strangers_mail_runs(desktop, signed_in, nina, hostile, context):
    control = context.new_page()
    fired = [vector for vector in VECTORS if fires_undefended(control, vector)]
    assert len(fired) >= SURELY, fired
    messages = [hostile(number, vector) for number, vector in enumerate(VECTORS)]
    page = signed_in(desktop(), nina)
    page.goto("/inbox/open/")
    expect(page.locator(".rows .row")).to_have_count(len(VECTORS))
    assert "FIRED" not in page.title()
    for message in messages:
        page.goto(f"/conversations/{message.conversation_id}/")
        page.get_by_text("Show as it was sent").click()
        frame = page.frame_locator(f"iframe[name=message-{message.id}]")
        expect(frame.locator("body")).to_be_attached()
        page.wait_for_timeout(60)
        title = page.title()
        inner = next(f for f in page.frames if f.name == f"message-{message.id}")
        assert title != "FIRED" and "Zabota" in title, message.html
        assert page.evaluate("window.fired") is None
        assert inner.title() == f"#{message.conversation_id}", message.html


def test_even_uncleaned_the_frame_would_run_nothing(desktop, signed_in, nina, hostile, monkeypatch):
    """The second wall by itself: the cleaner is taken away."""
    monkeypatch.setattr("zabota.desk.views.files.clean_html", lambda html, **more: html)
    message = hostile(99, "<img src=x onerror=FIRE><script>FIRE</script><p>there</p>")
    page = signed_in(desktop(), nina)
    page.goto(f"/conversations/{message.conversation_id}/")
    page.get_by_text("Show as it was sent").click()
    frame = page.frame_locator(f"iframe[name=message-{message.id}]")
    expect(frame.get_by_text("there")).to_be_visible()
    inner = next(f for f in page.frames if f.name == f"message-{message.id}")
    assert "FIRED" not in inner.content().split("<body>")[0] and page.title() != "FIRED"
    assert frame.locator("title").inner_text() == f"#{message.conversation_id}"
