"""Tasks and follow-up calls as people see them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from zabota.agenda.models import FollowUpRule, Task


@pytest.fixture
def at(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def test_a_task_is_set_beside_a_conversation_and_done_from_the_list(at, nina, asked, tomorrow):
    desk = at(nina)
    given = {"text": "Позвонить на склад", "owner": nina.id}
    due = timezone.localtime(tomorrow).strftime("%Y-%m-%dT%H:%M")
    assert (
        desk.post(reverse("agenda:task_here", args=[asked.id]), {**given, "due_at": due}).status_code == 302
    )
    task = Task.objects.get()
    assert task.conversation == asked
    assert "Позвонить на склад" in desk.get(f"/conversations/{asked.id}/side/").content.decode()
    assert "Позвонить на склад" in desk.get("/").content.decode(), "it stands in her day"
    assert "Позвонить на склад" in desk.get("/tasks/").content.decode()
    desk.post(reverse("agenda:finishing", args=[task.id]), {"outcome": "Есть три штуки"})
    assert "Есть три штуки" in desk.get("/tasks/?state=done").content.decode()


def test_a_colleague_s_task_is_shown_without_the_way_to_finish_it(at, nina, irina, task):
    assert "It is done" in at(nina).get("/tasks/?whose=all").content.decode()
    shown = at(irina).get("/tasks/?whose=all").content.decode()
    assert task.text in shown and "It is done" not in shown
    at(irina).post(reverse("agenda:finishing", args=[task.id]), {"outcome": "x"})
    task.refresh_from_db()
    assert task.is_open


def test_a_lead_says_after_what_customers_are_called(at, oleg, delivery_reason):
    lead = at(oleg)
    lead.post(reverse("agenda:new_follow_up"), {"reason": delivery_reason.id, "days": 5})
    rule = FollowUpRule.objects.get()
    assert "after 5 days" in lead.get(reverse("agenda:follow_ups")).content.decode()
    lead.post(reverse("agenda:ending", args=[rule.id]))
    assert "Nobody is called after service" in lead.get(reverse("agenda:follow_ups")).content.decode()
