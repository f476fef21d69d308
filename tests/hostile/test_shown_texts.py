"""Whatever a stranger writes, in every place where it is shown, in a real Chromium: no script, no request.

Many vectors stand on one page, each with a number of its own, so that a few pages show all of them. The
control is the same vectors in the same browser without any defence: those that fire there count.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone
from playwright.sync_api import Error

from tests.hostile.vectors import FETCHING, scripts
from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.receive import receive
from zabota.desk.models import Message
from zabota.feedback.models import Invitation, Mark, Response, Survey, Touchpoint

LEAST = 500
SURELY = 100
"""So many vectors at least must run undefended."""
BATCH = 60


def armed(vector: str, number: int) -> str:
    return vector.replace("FIRE", f"(top.fired=top.fired||{{}})[{number}]=1")


class Beacon:
    """A server of a stranger's: whatever reaches it was told to him."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        beacon = self

        class Page(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                beacon.asked.append(self.path)
                self.send_response(404)
                self.end_headers()

            do_POST = do_GET

            def log_message(self, *_said) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def beacon() -> Iterator[Beacon]:
    made = Beacon()
    yield made
    made.server.shutdown()
    made.server.server_close()


def fired_undefended(context, vectors: list[str]) -> set[int]:
    """The numbers of those that run where nothing defends: each in a frame of one plain page."""
    page = context.new_page()
    fired: set[int] = set()
    for start in range(0, len(vectors), BATCH):
        page.goto("about:blank")
        page.evaluate(
            """async (texts) => {
              for (const text of texts) {
                const frame = document.body.appendChild(document.createElement("iframe"));
                try { frame.contentDocument.open(); frame.contentDocument.write(text);
                  frame.contentDocument.close(); }
                catch (error) {}
                try { frame.contentDocument.querySelectorAll("#js, button").forEach((one) => one.click()); }
                catch (error) {}
              }
              await new Promise((done) => setTimeout(done, 600));
            }""",
            [armed(vector, start + n) for n, vector in enumerate(vectors[start : start + BATCH])],
        )
        fired |= {int(number) for number in page.evaluate("Object.keys(window.fired || {})")}
    page.close()
    return fired


def received(inbox, texts: list[str], number: int) -> Message:
    """One mail with all of them in its HTML and its text, one in each of its other places."""
    one = texts[0]
    delivery = Delivery.objects.create(
        inbox=inbox, key=f"h{number}", raw=one.encode(), read_at=timezone.now(), outcome="message"
    )
    files = [store_file(text.encode(), f"{text}.html"[:200], "text/html") for text in texts[:3]]
    incoming = Incoming(
        sender=f"x{number}@example.com",
        sender_name=one[:160],
        identity_kind="email",
        subject=texts[len(texts) // 2][:300],
        text="\n".join(texts),
        html="<hr>".join(texts),
        file_ids=tuple(file.id for file in files),
        problems=(one,),
    )
    return receive(incoming, delivery)


def answered(customer, branch, texts: list[str]) -> None:
    """An answer to a survey whose words are hostile."""
    survey, _new = Survey.objects.get_or_create(name="Как вам?")
    touchpoint, _new = Touchpoint.objects.get_or_create(name="Door", stage="arriving", branch=branch)
    for text in texts:
        invitation = Invitation.objects.create(
            survey=survey, customer=customer, branch=branch, touchpoints=[], language="en",
            expires_at=timezone.now(),
        )  # fmt: skip
        said = Response.objects.create(
            invitation=invitation, customer=customer, branch=branch, at=timezone.now(), lowest=3, comment=text
        )
        Mark.objects.create(
            response=said, touchpoint=touchpoint, score=3, why=text, branch=branch, at=said.at
        )


def show(page, url: str, fired: dict[str, set[int]], place: str) -> None:
    page.goto(url)
    page.wait_for_timeout(250)
    found = page.evaluate("Object.keys(window.fired || {})")
    if found:
        fired[place] = {int(number) for number in found}


def test_no_script_of_a_stranger_runs_in_any_place(
    desktop, signed_in, irina, alice, mail_inbox, central, context
):
    vectors = scripts()
    assert len(vectors) >= LEAST
    undefended = fired_undefended(context, vectors)
    assert len(undefended) >= SURELY, len(undefended)
    ready = [armed(vector, number) for number, vector in enumerate(vectors)]
    batches = [ready[start : start + BATCH * 3] for start in range(0, len(ready), BATCH * 3)]
    messages = [received(mail_inbox, texts, number) for number, texts in enumerate(batches)]
    answered(alice, central, ready[:: max(1, len(ready) // 40)])
    alice.name = ready[0][:160]
    alice.save()
    page = signed_in(desktop(), irina)
    fired: dict[str, set[int]] = {}
    places = ["/inbox/open/", "/customers/", f"/customers/{alice.id}/", "/feedback/responses/"]
    places += [f"/conversations/{message.conversation_id}/" for message in messages]
    places += [f"/messages/{message.id}/html/" for message in messages]
    places += [f"/messages/{message.id}/whole/" for message in messages]
    places.append(f"/search/?q={'onerror'}")
    opened = 0
    for place in places:
        answer = page.request.get(place)
        opened += answer.status == 200
        if answer.status == 200:
            show(page, place, fired, place)
    print(
        f"\nvectors: {len(vectors)}, fire undefended: {len(undefended)}, pages shown: {opened} of {len(places)},"  # noqa: E501
        f" fired: {sum(map(len, fired.values()))}"
    )
    assert opened >= len(messages) * 3 + 3, [place for place in places if not page.request.get(place).ok]
    assert not fired, {place: [vectors[n] for n in sorted(found)][:5] for place, found in fired.items()}


def test_no_request_leaves_from_a_shown_mail(desktop, signed_in, nina, mail_inbox, beacon, context):
    texts = [text.replace("BEACON", f"{beacon.url}/{number}") for number, text in enumerate(FETCHING)]
    control = context.new_page()
    for text in texts:
        with suppress(Error):  # some ask by leaving the page
            control.set_content(f"<!doctype html><body>{text}")
        control.wait_for_timeout(40)
    control.wait_for_timeout(300)
    control.close()
    reached = {path for path in beacon.asked}
    assert len(reached) >= 20, f"the control: undefended only {len(reached)} ask"
    beacon.asked.clear()
    messages = [received(mail_inbox, [text], number) for number, text in enumerate(texts)]
    messages.append(received(mail_inbox, texts, 999))
    page = signed_in(desktop(), nina)
    for message in messages[-1:] + messages[::6]:
        page.goto(f"/conversations/{message.conversation_id}/")
        page.get_by_text("Show as it was sent").first.click()
        page.frame_locator(f"iframe[name=message-{message.id}]").locator("body").wait_for(state="attached")
        page.wait_for_timeout(150)
    for message in messages:
        page.goto(f"/messages/{message.id}/html/")
    page.wait_for_timeout(300)
    print(
        f"\nways to fetch: {len(texts)}, ask undefended: {len(reached)}, asked from shown mails: {len(beacon.asked)}"  # noqa: E501
    )
    assert not beacon.asked


def test_a_served_file_runs_nothing(desktop, signed_in, nina, mail_inbox):
    """Whatever its name and content: saved, never shown; a browser that is made to show it runs nothing."""
    kinds = [
        "x.html",
        "x.svg",
        "x.xhtml",
        "x.xml",
        "x.pdf",
        "x.js",
        "x.mht",
        "x.htm\u202egnp.",
        "x",
        "x.swf",
        "x.png",
    ]
    bodies = ["<script>top.fired=1</script>", '<svg xmlns="http://www.w3.org/2000/svg" onload="top.fired=1"/>',  # noqa: E501
              '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>top.fired=1</script></html>',  # noqa: E501
              "GIF89a/*<svg/onload=top.fired=1>*/=top.fired=1"]  # fmt: skip
    message = received(mail_inbox, ["<p>файлы</p>"], 1)
    from_files = [store_file(body.encode(), name) for name in kinds for body in bodies]
    rows = [message.attachments.create(conversation=message.conversation, file=file) for file in from_files]
    page = signed_in(desktop(), nina)
    for row in rows:
        answer = page.request.get(f"/attachments/{row.id}/")
        assert answer.status == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    page.goto("/inbox/open/")
    urls = json.dumps([f"/attachments/{row.id}/" for row in rows])
    page.evaluate(
        f"""async () => {{ for (const url of {urls}) {{
            const frame = document.body.appendChild(document.createElement("iframe")); frame.src = url;
            const script = document.body.appendChild(document.createElement("script")); script.src = url; }}
            await new Promise((done) => setTimeout(done, 800)); }}"""
    )
    print(f"\nserved files: {len(rows)}, scripts run: {page.evaluate('Number(window.fired || 0)')}")
    assert page.evaluate("window.fired") is None
