"""Contact reasons, SLA policies, and a conversation that we begin."""

from datetime import time

import pytest
from django.urls import reverse

from zabota.channels.models import Dispatch
from zabota.desk.models import ContactReason, Conversation, SlaPolicy
from zabota.desk.sla import DayRule


@pytest.fixture
def lead(as_user, oleg):
    return as_user(oleg)


def test_a_lead_adds_a_reason_with_a_part(lead):
    assert lead.post(reverse("desk:new_reason"), {"name": "Доставка"}).status_code == 302
    main = ContactReason.objects.get(name="Доставка")
    lead.post(reverse("desk:new_reason"), {"name": "Опоздала", "parent": main.id})
    page = lead.get(reverse("desk:reasons")).content.decode()
    assert "Доставка" in page and "Опоздала" in page


def test_a_lead_makes_and_changes_a_policy(lead, mail_inbox):
    values = {
        "name": "Mail",
        "order": 5,
        "first_response": "0.5",
        "resolution": "8",
        "in_business_hours": "on",
    }
    assert lead.post(reverse("desk:new_limit"), {**values, "inboxes": [mail_inbox.id]}).status_code == 302
    policy = SlaPolicy.objects.get(name="Mail")
    assert {t.limit: t.seconds for t in policy.targets.all()} == {"first_response": 1800, "resolution": 28800}
    page = lead.get(reverse("desk:limit", args=[policy.id])).content.decode()
    assert 'value="0.5"' in page
    lead.post(reverse("desk:limit", args=[policy.id]), {"order": 6, "first_response": "1"})
    policy.refresh_from_db()
    assert [(t.limit, t.seconds) for t in policy.targets.all()] == [("first_response", 3600)]
    assert (policy.order, policy.in_business_hours, policy.inboxes.count()) == (6, False, 0)


def test_a_deadline_by_the_time_of_day_is_given_whole(lead):
    noon = {"before": "12:00", "today_by": "18:00", "later_by": "12:00"}
    values = {"name": "VIP", "order": 1, "customer_classes": ["VIP"], "channels": ["email"], "pauses": "on"}
    given = {f"resolution_{part}": at for part, at in noon.items()}
    url = reverse("desk:new_limit")
    assert lead.post(url, {**values, "resolution_before": "12:00"}).status_code == 422
    assert lead.post(url, {**values, **given, "resolution": "2"}).status_code == 422
    assert lead.post(url, {**values, **given, "resolution_today_by": "11:00"}).status_code == 422
    assert lead.post(url, {**values, **given}).status_code == 302
    policy = SlaPolicy.objects.get(name="VIP")
    assert (policy.channels, policy.customer_classes) == (["email"], ["VIP"])
    assert policy.targets.get().day_rule == DayRule(time(12), time(18), time(12))
    assert "the same day by 18:00" in lead.get(reverse("desk:limits")).content.decode()
    assert 'value="18:00"' in lead.get(reverse("desk:limit", args=[policy.id])).content.decode()


def test_a_policy_without_limits_is_refused(lead):
    assert lead.post(reverse("desk:new_limit"), {"name": "None", "order": 5}).status_code == 422


def test_a_specialist_changes_no_settings(desk):
    for name in ("reasons", "new_reason", "limits", "new_limit"):
        assert desk.get(reverse(f"desk:{name}")).status_code == 403, name


def test_we_write_first_once(desk, alice, mail_inbox, nina):
    assert "Alice Popescu" in desk.get("/conversations/new/").content.decode()
    page = desk.get(f"/conversations/new/?customer={alice.id}").content.decode()
    assert f'<option value="{mail_inbox.id}" selected>' in page
    values = {
        "customer": alice.id,
        "inbox": mail_inbox.id,
        "subject": "Comanda 77",
        "text": "E gata.",
        "key": "k1",
    }
    first = desk.post("/conversations/new/", values)
    again = desk.post("/conversations/new/", values)
    conversation = Conversation.objects.get()
    assert first.url == again.url == f"/conversations/{conversation.id}/"
    assert (conversation.assignee, Dispatch.objects.count()) == (nina, 1)


def test_a_customer_of_another_branch_cannot_be_written_to(desk, bob, mail_inbox):
    values = {"customer": bob.id, "inbox": mail_inbox.id, "text": "Hello"}
    assert desk.post("/conversations/new/", values).status_code == 422
    assert Conversation.objects.count() == 0
