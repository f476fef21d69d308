"""What strangers sent never runs: HTML alone in its frame, files as downloads, pictures re-encoded."""

from io import BytesIO

from PIL import Image

from tests.desk.conftest import deliver, mail
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.receive import receive

HOSTILE = '<p onclick="x()">Hi<script>x()</script><img src="http://t.example/1.png"><img src="cid:pic"></p>'


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


def formatted(mail_inbox, html=HOSTILE):
    stored = store_file(picture(), "pic.png", "image/png")
    return receive(mail(html=html, inline_files={"pic": stored.id}), deliver(mail_inbox))


def test_html_is_cleaned_and_its_policy_lets_nothing_act(desk, alice, mail_inbox):
    answer = desk.get(f"/messages/{formatted(mail_inbox).id}/html/")
    page, policy = answer.content.decode(), answer["Content-Security-Policy"]
    assert "<script" not in page and "onclick" not in page and "t.example" not in page
    assert (
        policy.startswith("sandbox") and "allow-scripts" not in policy and "allow-same-origin" not in policy
    )
    assert "default-src 'none'" in policy and "http:" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert 'src="data:image/webp;base64,' in page


def test_pictures_of_the_network_load_only_when_asked_for(desk, alice, mail_inbox):
    message = formatted(mail_inbox)
    assert (
        "1 picture from the network is not loaded"
        in desk.get(f"/messages/{message.id}/formatted/").content.decode()
    )
    answer = desk.get(f"/messages/{message.id}/html/?remote=1")
    assert "http://t.example/1.png" in answer.content.decode()
    assert "img-src 'self' data: https: http:" in answer["Content-Security-Policy"]


def test_the_frame_of_the_page_is_sandboxed(desk, alice, mail_inbox):
    page = desk.get(f"/messages/{formatted(mail_inbox).id}/formatted/").content.decode()
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page


def test_attachments_are_downloads_and_pictures_previews(desk, alice, mail_inbox):
    evil = store_file(b"<script>x()</script>", "page.html", "text/html")
    message = receive(
        mail(file_ids=[evil.id], inline_files={"p": store_file(picture(), "p.png").id}), deliver(mail_inbox)
    )
    html, png = (
        message.attachments.order_by("file__filename")[1],
        message.attachments.order_by("file__filename")[0],
    )
    if html.file.filename != "page.html":
        html, png = png, html
    answer = desk.get(f"/attachments/{html.id}/")
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and "sandbox" in answer["Content-Security-Policy"]
    )
    assert desk.get(f"/attachments/{html.id}/preview/").status_code == 404
    assert desk.get(f"/attachments/{png.id}/preview/")["Content-Type"] == "image/webp"


def test_the_whole_text_is_escaped(desk, alice, mail_inbox):
    message = receive(mail(text="Yes\n> <b>quoted</b>", reply_text="Yes"), deliver(mail_inbox))
    assert "&lt;b&gt;quoted" in desk.get(f"/messages/{message.id}/whole/").content.decode()


def test_the_original_is_a_file_as_it_came(desk, alice, mail_inbox):
    message = receive(mail(), deliver(mail_inbox, b"From: x\r\n\r\n\xff<script>"))
    answer = desk.get(f"/messages/{message.id}/original/")
    assert answer.content == b"From: x\r\n\r\n\xff<script>"
    assert answer["Content-Type"] == "application/octet-stream" and ".eml" in answer["Content-Disposition"]
