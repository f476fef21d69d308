"""Inboxes and the outbox over HTTP, operation by operation."""

from tests.api_client import called
from tests.desk.conftest import deliver
from zabota.channels.actions.queue_dispatch import queue_dispatch


def test_inboxes_are_told_without_their_secrets(nina, pavel, mail_inbox):
    mail_inbox.secrets = {"password": "geheim"}
    mail_inbox.save()
    listed = called(nina, "GET", "/inboxes")
    assert [row["id"] for row in listed.json()["rows"]] == [mail_inbox.id] and b"geheim" not in listed.content
    assert called(pavel, "GET", f"/inboxes/{mail_inbox.id}").status_code == 404


def test_an_inbox_is_switched_given_hours_and_looked_into(dan, nina, mail_inbox):
    url = f"/inboxes/{mail_inbox.id}"
    assert called(nina, "PUT", f"{url}/switch", {"on": False}).status_code == 403
    assert called(dan, "PUT", f"{url}/switch", {"on": False}).json()["switched_off_at"]
    assert called(dan, "PUT", f"{url}/switch", {"on": True}).json()["switched_off_at"] is None
    day = {"weekday": 0, "opens": "09:00", "closes": "18:00"}
    hours = called(dan, "PUT", f"{url}/hours", {"intervals": [day], "tells_when_closed": True})
    mail_inbox.refresh_from_db()
    assert hours.status_code == 200 and mail_inbox.own_hours == {"0": [["09:00", "18:00"]]}
    over = {**day, "opens": "17:00", "closes": "19:00"}
    assert called(dan, "PUT", f"{url}/hours", {"intervals": [day, over]}).status_code == 422
    assert called(dan, "PUT", f"{url}/hours", {"intervals": [{**day, "closes": "08:00"}]}).status_code == 422
    assert called(dan, "POST", f"{url}/look").status_code == 202


def test_deliveries_are_listed_and_come_as_they_came(dan, nina, mail_inbox):
    delivery = deliver(mail_inbox, b"From: a@example.com\n\nhi")
    url = f"/inboxes/{mail_inbox.id}/deliveries"
    assert called(nina, "GET", url).status_code == 403
    assert [row["id"] for row in called(dan, "GET", url).json()["rows"]] == [delivery.id]
    assert (
        called(dan, "GET", f"/inboxes/deliveries/{delivery.id}/raw").content == b"From: a@example.com\n\nhi"
    )


def test_the_outbox_and_what_nobody_can_be_sure_of(oleg, nina, mail_inbox):
    dispatch = queue_dispatch(inbox=mail_inbox, to="a@example.com", body="Тайна")
    listed = called(oleg, "GET", "/outbox")
    assert [row["id"] for row in listed.json()["rows"]] == [dispatch.id]
    assert "Тайна" not in listed.content.decode()
    refused = called(oleg, "PUT", f"/outbox/{dispatch.id}/decision", {"arrived": True})
    assert refused.status_code == 422, "it is not uncertain"
    dispatch.uncertain_at = dispatch.created_at
    dispatch.save()
    assert called(nina, "PUT", f"/outbox/{dispatch.id}/decision", {"arrived": True}).status_code == 403
    assert called(oleg, "PUT", f"/outbox/{dispatch.id}/decision", {"arrived": True}).json()["sent_at"]
