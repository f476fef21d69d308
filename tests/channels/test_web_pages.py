"""An administrator connects a form and a chat, and takes the code for the site."""

import pytest

from zabota.channels.models import Inbox


@pytest.fixture
def office(client, dan):
    client.force_login(dan)
    return client


@pytest.mark.parametrize(
    ("kind", "code"),
    [("form", "<iframe src="), ("chat", '<script src="http://127.0.0.1:8000/static/dist/widget.js"')],
)
def test_it_is_connected_and_its_code_is_shown(office, central, mail_inbox, kind, code, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert office.get(f"/inboxes/new/{kind}/").status_code == 200
    fields = {"name": "Сайт", "branch": central.id, "language": "ru", "kind-origins": "shop.example/contacts"}
    answer = office.post(f"/inboxes/new/{kind}/", fields | {"kind-mail_inbox": mail_inbox.id})
    assert answer.status_code == 302, answer.context["kind_form"].errors
    inbox = Inbox.objects.get(kind=kind)
    assert inbox.settings["origins"] == "https://shop.example"
    assert inbox.settings["mail_inbox"] == mail_inbox.id
    page = office.get(f"/inboxes/{inbox.id}/")
    assert page.context["embed_code"].startswith(code)
    assert inbox.key in page.context["embed_code"]
    office.logout()
    assert office.get(page.context["public_page"]).status_code == 200


@pytest.mark.parametrize("origins", ["javascript:alert(1)", "https://a.example;script-src", "https://", "*"])
def test_a_site_that_is_none_is_refused(office, central, origins):
    answer = office.post("/inboxes/new/chat/", {"name": "Chat", "kind-origins": origins})
    assert answer.status_code == 422
    assert not Inbox.objects.filter(kind="chat").exists()
