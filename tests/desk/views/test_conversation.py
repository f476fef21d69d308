"""The talk: what is shown, in which order, and what it costs."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.conftest import MONDAY, deliver, mail, say
from tests.desk.views.conftest import HTMX
from zabota.channels.models import Dispatch
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.assign import assign
from zabota.desk.actions.note import note
from zabota.desk.actions.receive import receive
from zabota.desk.actions.reply import reply
from zabota.desk.actions.set_policy import set_policy
from zabota.desk.actions.snooze import snooze

MOST_QUERIES = 8
"""Of the page itself; session, user, roles, places and the session's trace come on top."""


def body(client, conversation, page=""):
    return client.get(f"/conversations/{conversation.id}/{page}", **HTMX).content.decode()


def own_queries(client, path):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    frame = (
        "django_session",
        "company_user",
        "usersessions",
        "SAVEPOINT",
        "company_role",
        "company_team",
        "BEGIN",
        "COMMIT",
    )
    return [
        query["sql"]
        for query in caught
        if not any(name in query["sql"].split(" WHERE ")[0][:400] for name in frame)
    ]


def test_messages_notes_and_what_happened_stand_in_order(desk, nina, oleg, asked):
    assign(asked, oleg, by=nina, at=MONDAY + timedelta(minutes=1))
    note(asked, by=nina, text="Look, @Oleg", at=MONDAY + timedelta(minutes=2))
    reply(asked, by=oleg, text="Tomorrow.", at=MONDAY + timedelta(minutes=3))
    page = body(desk, asked)
    told = ["Where is my order?", "Nina gave it to Oleg", "Note: only colleagues see it", "Tomorrow."]
    places = [page.index(text) for text in told]
    assert places == sorted(places)


def test_where_the_customer_finds_a_link_the_staff_reads_that_it_is_there(desk, nina, asked, vera):
    reply(asked, by=nina, text="Как всё прошло? [[survey]]", links={"survey": ["survey", 1]})
    shown = body(desk, asked)
    assert "(a link for the customer)" in shown and "[[survey]]" not in shown


def test_a_note_looks_like_nothing_else(desk, nina, asked):
    made = note(asked, by=nina, text="Secret, @Oleg")
    page = body(desk, asked)
    assert f'class="said said-note" id="n{made.id}"' in page
    assert '<b class="mention">@Oleg</b>' in page


def test_twenty_messages_cost_as_many_queries_as_one(desk, nina, asked, mail_inbox):
    path = f"/conversations/{asked.id}/"
    desk.get(path)
    one = len(own_queries(desk, path))
    for number in range(19):
        receive(
            mail(
                text=f"And {number}?", conversation_ids=(asked.id,), file_ids=[store_file(b"x", "x.txt").id]
            ),
            deliver(mail_inbox),
            at=MONDAY + timedelta(minutes=number),
        )
    many = len(own_queries(desk, path))
    assert many <= max(one, MOST_QUERIES)


def test_what_was_typed_is_shown_as_typed(desk, mail_inbox):
    hostile = say(
        mail_inbox,
        sender="x@example.com",
        text='<script>alert(1)</script> https://x.example/"onclick=alert(1)',
    )
    page = body(desk, hostile.conversation)
    assert (
        "<script>alert" not in page
        and 'href="https://x.example/"' in page
        and 'onclick=alert(1)"' not in page
    )


def test_an_uncertain_answer_asks_a_person(desk, nina, asked):
    sent = reply(asked, by=nina, text="Tomorrow.")
    Dispatch.objects.filter(id=sent.dispatch_id).update(
        sending_at=timezone.now(), uncertain_at=timezone.now()
    )
    assert "Nobody can be sure whether this arrived" in body(desk, asked)
    assert desk.post(f"/messages/{sent.id}/sending/", {"arrived": "1"}, **HTMX).status_code == 204
    assert "Nobody can be sure" not in body(desk, asked)
    assert desk.post(f"/messages/{sent.id}/sending/", {"arrived": "0"}, **HTMX).status_code == 422


def test_a_bounced_answer_is_told_in_words(desk, nina, asked):
    sent = reply(asked, by=nina, text="Tomorrow.")
    Dispatch.objects.filter(id=sent.dispatch_id).update(bounced_at=timezone.now(), problem="No such mailbox")
    page = body(desk, asked)
    assert "The customer did not get this." in page and "No such mailbox" in page


def test_a_possible_match_is_asked_about_and_decided(desk, nina, asked, mail_inbox):
    stranger = say(mail_inbox, sender="x@example.com", text="Me too", possible_number=asked.id).conversation
    page = body(desk, stranger)
    assert f"Does this belong to #{asked.id}?" in page
    assert desk.post(f"/conversations/{stranger.id}/match/", {"belongs": "1"}, **HTMX).status_code == 204
    stranger.refresh_from_db()
    assert stranger.merged_into == asked


def test_a_possible_match_of_another_branch_is_not_named(as_user, desk, pavel, asked, north, mail_inbox):
    mail_inbox.branch, mail_inbox.team = north, None
    mail_inbox.save()
    stranger = say(mail_inbox, sender="x@example.com", text="Me too", possible_number=asked.id).conversation
    page = body(as_user(pavel), stranger)
    assert f"#{asked.id}?" not in page and "that you may not see" in page
    answer = as_user(pavel).post(f"/conversations/{stranger.id}/match/", {"belongs": "1"}, **HTMX)
    assert answer.status_code == 404


def test_the_customers_card_stands_beside(desk, asked):
    assert "alice@example.com" in body(desk, asked, "side/")


def test_the_reason_why_it_is_due_is_told_step_by_step(desk, alice, mail_inbox, limits):
    page = body(desk, say(mail_inbox).conversation, "clocks/")
    assert "The clock started" in page and "We were open: this time counts" in page and "Due" in page


def test_which_policy_and_why_stands_beside_the_steps(desk, alice, mail_inbox, limits, oleg):
    set_policy("VIP", {"first_response": 60}, by=oleg, order=1, customer_classes=["VIP"])
    page = body(desk, say(mail_inbox).conversation, "clocks/")
    assert "does not fit (for other classes of customers)" in " ".join(page.replace("</strong>", "").split())
    assert f"By the policy “{limits}”" in page and "Business hours used" in page


def test_a_snoozed_one_says_until_when(desk, nina, asked):
    snooze(asked, by=nina, until=timezone.now() + timedelta(hours=5))
    assert "Nina snoozed it until" in body(desk, asked)


def test_a_draft_is_in_the_box_again(desk, asked):
    path = f"/conversations/{asked.id}/draft/"
    assert desk.post(path, {"text": "Dragă Alice, <b>mâine</b>"}).status_code == 204
    assert "Dragă Alice, &lt;b&gt;mâine&lt;/b&gt;</textarea>" in body(desk, asked)


def test_looking_writes_nothing_and_attending_sees_mentions(desk, as_user, oleg, nina, asked):
    note(asked, by=nina, text="@Oleg look")
    his = as_user(oleg)
    his.get(f"/conversations/{asked.id}/")
    assert oleg.mentions.filter(seen_at=None).count() == 1
    assert (
        "Oleg is writing"
        not in his.post(
            f"/conversations/{asked.id}/attendance/", {"first": "1", "writing": "1"}
        ).content.decode()
    )
    assert oleg.mentions.filter(seen_at=None).count() == 0
    assert "Oleg is writing" in desk.post(f"/conversations/{asked.id}/attendance/").content.decode()
