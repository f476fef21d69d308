from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from zabota.complaints.listing import counts_of, narrowed
from zabota.complaints.models import Complaint, DeadlineRule


def test_the_register_shows_what_is_of_one_s_branch(client, complaint, nina, pavel):
    client.force_login(nina)
    assert "Негде сесть" in client.get(reverse("complaints:complaints")).content.decode()
    client.force_login(pavel)
    assert "Негде сесть" not in client.get(reverse("complaints:complaints")).content.decode()
    assert client.get(reverse("complaints:complaint", args=[complaint.id])).status_code == 404


def test_it_is_found_by_number_word_and_name_and_narrowed(complaint, nina):
    for asked in (
        {"q": "C1"},
        {"q": "бахилы сесть"},
        {"q": "popescu"},
        {"source": "conversation"},
        {"view": "mine"},
    ):
        found = list(narrowed(nina, asked))
        assert found == ([] if asked.get("view") == "mine" else [complaint]), asked
    assert not narrowed(nina, {"q": "гараж"}).exists()
    assert counts_of(nina)["unacknowledged"] == 1


def test_one_is_taken_down_of_a_conversation(client, talk, nina, shoe_covers):
    client.force_login(nina)
    address = f"{reverse('complaints:new')}?conversation={talk.id}"
    form = client.get(address).context["form"]
    assert form["source"].value() == "conversation"
    sent = {
        "kind": "claim",
        "source": "conversation",
        "branch": talk.branch_id,
        "text": "Верните деньги",
        "key": "k",
    }
    answered = client.post(address, {**sent, "touchpoint": shoe_covers.id})
    kept = Complaint.objects.get()
    assert answered["Location"] == reverse("complaints:complaint", args=[kept.id])
    assert (kept.conversation, kept.customer, kept.registered_by) == (talk, talk.customer, nina)
    client.post(address, sent)
    assert Complaint.objects.count() == 1


def test_nothing_is_lost_when_the_form_is_wrong(client, nina, central):
    client.force_login(nina)
    sent = {"kind": "complaint", "source": "paper", "branch": central.id, "text": "Ёлка упала", "key": "k"}
    tomorrow = {"received_on": "2199-01-01T10:00"}
    answered = client.post(reverse("complaints:new"), {**sent, **tomorrow})
    assert answered.status_code == 422 and "Ёлка упала" in answered.content.decode()
    assert not Complaint.objects.exists()


def test_the_export_holds_what_the_list_shows(client, complaint, nina):
    client.force_login(nina)
    answered = client.get(reverse("complaints:export", args=["csv"]), {"view": "all"})
    told = b"".join(answered.streaming_content).decode()
    assert "Негде сесть" in told and "C1" in told


def test_overdue_are_those_we_are_late_with(complaint, nina):
    late = complaint.next_due_at - timedelta(days=300)
    Complaint.objects.update(next_due_at=late)
    assert counts_of(nina)["overdue"] == 1


def test_irina_takes_it_through_to_the_customer_s_view(client, complaint, irina, shoe_covers):
    client.force_login(irina)
    Complaint.objects.update(answer_due_at=timezone.now() + timedelta(days=5))

    def press(name, **sent):
        answered = client.post(reverse(f"complaints:{name}", args=[complaint.id]), sent)
        assert answered.status_code == 302, answered.context and answered.context["refused"]
        complaint.refresh_from_db()

    page = client.get(reverse("complaints:complaint", args=[complaint.id]))
    assert page.context["next"] == "acknowledge"
    press("owner")
    press("acknowledgement", way="channel", text=page.context["acknowledgeform"].initial["text"])
    press("step", kind="inquiry", text="Стульев четыре", key="a")
    press("ties", touchpoint=shoe_covers.id, our_action="Сняли стулья", side_of_service="system")
    press("extension", until="2199-01-01", why="Ждём мебель", way="phone")
    press("answer", decision="upheld", text="Поставили шесть стульев", way="channel")
    press("view", view="not_satisfied", words="Мало")
    press("answer", decision="upheld", text="Поставили ещё", way="phone")
    press("ending", why="Ответили дважды")
    assert complaint.owner == irina and complaint.is_closed
    assert client.get(reverse("complaints:complaint", args=[complaint.id])).context["next"] == ""


def test_a_refusal_shows_what_was_entered(client, complaint, irina):
    client.force_login(irina)
    sent = {"until": "2020-01-01", "why": "Ёлки", "way": "phone"}
    answered = client.post(reverse("complaints:extension", args=[complaint.id]), sent)
    assert answered.status_code == 422 and "Ёлки" in answered.content.decode()


def test_a_talk_and_my_day_know_of_it(client, complaint, talk, irina):
    client.force_login(irina)
    side = client.get(reverse("desk:side", args=[talk.id])).content.decode()
    assert "C1" in side and f"conversation={talk.id}" in side
    assert "Негде сесть" not in client.get(reverse("insight:my_day")).content.decode()
    client.post(reverse("complaints:owner", args=[complaint.id]))
    assert "Негде сесть" in client.get(reverse("insight:my_day")).content.decode()


def test_the_deadlines_of_a_country_are_set_and_taken_back(client, dan):
    client.force_login(dan)
    sent = {"country": "MD", "kind": "claim", "acknowledge_days": 0, "acknowledge_unit": "calendar"}
    sent |= {"answer_days": 5, "answer_unit": "working", "source": "Обещание"}
    assert client.post(reverse("complaints:deadlines"), sent).status_code == 302
    own = DeadlineRule.objects.get()
    assert "Обещание" in client.get(reverse("complaints:deadlines")).content.decode()
    client.post(reverse("complaints:preset", args=[own.id]))
    assert not DeadlineRule.objects.exists()
    assert client.post(reverse("complaints:deadlines"), {**sent, "answer_days": 900}).status_code == 422
