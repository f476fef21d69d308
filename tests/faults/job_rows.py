"""One row for each type of job: what it finds to do, and on what it is called."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from tests.imports.mailbox_files import mail, mailbox
from tests.push.browser import Browser
from tests.rights.world import make_answer, make_world
from zabota.asides.models import Aside
from zabota.channels.models import Delivery, Dispatch, Enclosure, Inbox
from zabota.company.actions.set_parameter import set_parameter
from zabota.company.sessions import SessionStore
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.core import events
from zabota.core.events import Event
from zabota.core.jobs import job_app
from zabota.core.models import AnsweredCall, EventRecord
from zabota.customers.models import Customer
from zabota.desk.models import Conversation, Message, SlaClock
from zabota.feedback.models import Response
from zabota.imports.actions.begin_import import begin_import
from zabota.imports.actions.begin_mailbox import begin_mailbox
from zabota.imports.actions.look_at_mailbox import look_at_mailbox
from zabota.imports.actions.run_import import run_import
from zabota.imports.actions.run_mailbox import run_mailbox
from zabota.imports.models import CustomerImport, MailboxImport
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.models import Access
from zabota.push.models import Device, Push
from zabota.recovery.models import CompensatedCustomer, LackQuestion, RecoveryCase
from zabota.reviews.models import Review, ReviewSite
from zabota.routing.models import RoutingPolicy
from zabota.rules.models import Rule
from zabota.rules.triggers import TRIGGERS
from zabota.visits.models import Appointment, Notice
from zabota.webhooks.models import Telling, Webhook
from zabota.workload.models import Peak

World = SimpleNamespace
Given = Callable[[World], dict[str, Any] | None]
SERVER = "ZABOTA_TEST_FILES"
"""The address of a server of the test's that gives out files."""


@dataclass(frozen=True)
class Row:
    """`given` prepares and returns the job's values. `hours` from the making of the world the job runs.

    `quiet` says why the job leaves no trace in the database here: killed, it is then only seen to end.
    """

    given: Given = lambda world: None
    hours: float = 1
    quiet: str = ""
    may_be_uncertain: bool = False


@dataclass(frozen=True)
class Ready:
    task: str
    values: dict[str, Any]
    hours: float


def names() -> set[str]:
    """Every type of job there is; a reaction that runs as a job is one, with the event it reacts to."""
    tasks = {task.name.rpartition(":")[2] for task in job_app().tasks.values()}
    reactions = {
        f"{kind.__name__} > {events._path(reaction).removeprefix('zabota.')}"
        for kind, reactions in events._later.items()
        for reaction in reactions
    }
    return tasks - {"core.react"} | reactions


def make_ready() -> dict[str, Ready]:
    world = make_world()
    world.asked = asked(world)
    jobs = {name: ready(name, row, world) for name, row in ROWS.items()}
    with connection.cursor() as cursor:  # what the making of the world queued is not done
        cursor.execute("DELETE FROM procrastinate_jobs")
    return jobs


def ready(name: str, row: Row, world: World) -> Ready:
    kind, _arrow, path = name.partition(" > ")
    if path:
        record = told(Event.kinds[kind], row.given(world) or {}, world)
        return Ready("zabota:core.react", {"reaction": f"zabota.{path}", "event_id": record.id}, row.hours)
    values = row.given(world) or {}
    if name.endswith("remove_old_jobs"):
        return Ready("builtin:procrastinate.builtin_tasks.remove_old_jobs", {"max_hours": 1}, row.hours)
    if any(name == one.task.name.removeprefix("zabota:") for one in scheduled()):
        values["timestamp"] = int(time.time())
    return Ready(f"zabota:{name}", values, row.hours)


def scheduled() -> list[Any]:
    return list(job_app().periodic_registry.periodic_tasks.values())


def told(kind: type[Event], values: dict[str, Any], world: World) -> EventRecord:
    """The event as it is kept, about the world's own things; its reactions have not run."""
    own = world.own
    usual = {
        "conversation_id": own.talk.id,
        "customer_id": own.customer.id,
        "merged_id": own.other.id,
        "merge_id": own.customer_merge.id,
        "branch_id": own.branch.id,
        "team_id": own.team.id,
        "user_ids": [own.user.id],
        "response_id": own.response.id,
        "invitation_id": own.invitation.id,
        "message_id": own.message.id,
        "dispatch_id": own.dispatch.id,
        "case_id": own.case.id,
        "entry_id": own.book_entry.id,
        "senior_call_id": own.senior_call.id,
        "lowest": 3,
        "is_first": False,
        "is_automatic": False,
        "about": "",
        "asked": False,
        "outcome": "done",
        "problem": "550 no",
        "limit": "first_answer",
        "clock_id": 0,
        "assignee_id": own.user.id,
    }
    wanted = [name for name in kind.__dataclass_fields__ if name not in ("carried", "by_id", "kinds")]
    kept = {name: values.get(name, usual.get(name)) for name in wanted}
    return EventRecord.objects.create(
        name=kind.__name__, subject=kind(**kept).subject, values=kept, at=timezone.now()
    )


# ---- what some of them need


def asked(world: World) -> Message:
    """A customer's message that nobody acknowledged yet, and a policy, a rule and parameters that act."""
    set_parameter("channels.allowed_hosts", "127.0.0.1")
    RoutingPolicy.objects.update(switched_off_at=None)
    for trigger in TRIGGERS:
        Rule.objects.create(
            name=trigger.name,
            trigger=trigger.name,
            deeds={"note": f"Смотри: {trigger.name}"},
            switched_on_at=timezone.now(),
        )
    return ask_in(world)


def ask_in(world: World, **more: Any) -> Message:
    own = world.own
    customer = Customer.objects.create(name="Ёлка Țurcanu", language="ru")
    number = Conversation.objects.count()
    talk = Conversation.objects.create(
        customer=customer,
        inbox=more.get("inbox", own.inbox),
        branch=own.branch,
        team=own.team,
        address=f"vera{number}@example.com",
        subject="Где заказ?",
        customer_name=customer.name,
        waiting_since=timezone.now(),
        **more.get("talk", {}),
    )
    return Message.objects.create(conversation=talk, direction="in", author="customer", text="Где заказ?")


def to_send(world: World) -> dict[str, Any]:
    return {"dispatch_id": dispatch(world).id}


def dispatch(world: World, **more: Any) -> Dispatch:
    number = Dispatch.objects.count()
    said = {"inbox": world.own.inbox, "to": f"vera{number}@example.com", "subject": "Готово", "body": "Ёж."}
    return Dispatch.objects.create(message_id=f"<job-{number}@zabota.example>", **{**said, **more})


def to_take_up(world: World) -> None:
    for _number in range(2):
        row = dispatch(world)
        Dispatch.objects.filter(id=row.id).update(created_at=timezone.now() - timedelta(minutes=5))


def to_fetch(world: World) -> dict[str, Any]:
    message = ask_in(world)
    inbox = Inbox.objects.create(
        name="Own", kind="json", key="own", branch=world.own.branch, team=world.own.team
    )
    delivery = Delivery.objects.create(
        inbox=inbox, key="own-1", raw=b"{}", read_at=timezone.now(), outcome="message"
    )
    Message.objects.filter(id=message.id).update(delivery=delivery)
    ref = {"url": f"{os.environ[SERVER]}/photo.png"}
    row = Enclosure.objects.create(delivery=delivery, number=0, ref=ref, filename="фото.png")
    return {"enclosure_id": row.id}


def recording(world: World) -> dict[str, Any]:
    call = world.own.call
    call.inbox = Inbox.objects.create(name="Line", kind="phone", key="line", branch=world.own.branch)
    call.recording, call.recording_url = None, f"{os.environ[SERVER]}/talk.wav"
    call.save()
    return {"call_id": call.id}


def unseen_answer(world: World) -> dict[str, Any]:
    chat = dispatch(world, inbox=world.own.chat, to="visitor-1")
    Delivery.objects.create(
        inbox=world.own.chat,
        key="chat:visitor-1:1",
        raw=b"{}",
        read_at=timezone.now(),
        outcome="message",
        facts={"visitor": "visitor-1", "email": "vera@example.com"},
    )
    return {"dispatch_id": chat.id}


def closed_inbox(world: World) -> dict[str, Any]:
    inbox = world.own.inbox
    shut = Inbox.objects.create(
        name="By day",
        kind="email",
        key="by-day",
        address="day@zabota.example",
        branch=inbox.branch,
        team=inbox.team,
        tells_when_closed=True,
    )
    return {"message_id": ask_in(world, inbox=shut).id}


def hot(world: World) -> dict[str, Any]:
    set_parameter("workload.answer_in_peak", True)
    Peak.objects.create(
        team=world.own.team, branch=world.own.branch, began_at=timezone.now(), load=9, capacity=1, highest=9
    )
    return {"conversation_id": ask_in(world).conversation_id}


def erased(world: World) -> Any:
    customer = Customer.objects.create(name=f"Ștefania Редкая-{Customer.objects.count()}", language="ro")
    customer.branches.add(world.own.branch)
    return erase_person(customer, "asked", by=world.people["administrator"], unfinished_too=True)


def erased_now(world: World) -> dict[str, Any]:
    return {"erasure_id": erased(world).id}


def resolved(world: World) -> dict[str, Any]:
    talk = ask_in(world).conversation
    Conversation.objects.filter(id=talk.id).update(resolved_at=timezone.now(), waiting_since=None)
    return {"conversation_id": talk.id}


def snoozed(world: World) -> None:
    until = timezone.now() + timedelta(minutes=10)
    ask_in(world, talk={"snoozed_until": until})


def critic(world: World) -> dict[str, Any]:
    return {"response_id": answer(world, 3).id}


def answer(world: World, lowest: int) -> Response:
    talk = ask_in(world).conversation
    _invitation, response = make_answer(talk, world.common.survey, world.own.touchpoint, "Долго ждали")
    response.lowest = lowest
    response.save()
    return response


def old_call(world: World) -> None:
    AnsweredCall.objects.create(caller="0", key="ключ", asked="0", status=200)


def stray_file(world: World) -> None:
    path = Path(settings.FILES) / "ab" / ("ab" + "0" * 38)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"nobody names me")
    os.utime(path, (0, 0))


def marked(world: World) -> dict[str, Any]:
    """What was sent for a message of ours has failed, or nobody knows."""
    talk = ask_in(world).conversation
    said = Message.objects.create(conversation=talk, direction="out", author="staff", text="Готово")
    row = dispatch(world, about=f"message-{said.id}", failed_at=timezone.now())
    Message.objects.filter(id=said.id).update(dispatch=row)
    return {"dispatch_id": row.id, "about": row.about, "conversation_id": talk.id}


def with_links(world: World, purpose: str) -> dict[str, Any]:
    talk = ask_in(world).conversation
    pending, _none = make_answer(talk, world.common.survey, world.own.touchpoint, "")
    row = dispatch(world, links={"survey": [purpose, pending.id]})
    return {"dispatch_id": row.id}


def said_by_us(world: World) -> dict[str, Any]:
    talk = ask_in(world).conversation
    text = "Готово завтра в 15:00, заказ 1042."
    said = Message.objects.create(
        conversation=talk, direction="out", author="user", user=world.own.user, text=text
    )
    return {"message_id": said.id, "conversation_id": talk.id}


def very_bad(world: World) -> dict[str, Any]:
    return {"case_id": case(world, 1).id}


def case(world: World, lowest: int, **more: Any) -> RecoveryCase:
    response, now = answer(world, lowest), timezone.now()
    return RecoveryCase.objects.create(
        response=response,
        customer=response.customer,
        conversation=response.invitation.conversation,
        branch=world.own.branch,
        owner=world.own.user,
        lowest=lowest,
        contact_due_at=now,
        fix_due_at=now,
        next_due_at=now,
        **more,
    )


def silent_customer(world: World) -> None:
    now = timezone.now()
    case(world, 3, contacted_at=now, fixed_at=now, asked_customer_at=now, word_due_at=now, times_asked=1)


def lacking(world: World) -> dict[str, Any]:
    """A passive customer's answer to our question what lacks."""
    response = answer(world, 8)
    LackQuestion.objects.create(response=response, asked_at=timezone.now() - timedelta(hours=1))
    talk = response.invitation.conversation
    said = Message.objects.create(conversation=talk, direction="in", author="customer", text="Стульев мало")
    return {"message_id": said.id, "conversation_id": talk.id}


def compensation(world: World) -> None:
    now = timezone.now()
    many = world.own.compensation
    many.confirmed_by, many.confirmed_at, many.sends_at = world.own.user, now, now
    many.save()
    for _number in range(2):
        talk = ask_in(world).conversation
        CompensatedCustomer.objects.create(compensation=many, customer=talk.customer)


def absent(world: World) -> None:
    ask_in(world, talk={"assignee": world.own.user})


def late(world: World) -> None:
    now = timezone.now()
    talk = ask_in(world, talk={"due_at": now}).conversation
    SlaClock.objects.create(conversation=talk, limit="first_answer", started_at=now, due_at=now)


def answered_complaint(world: World) -> None:
    now = timezone.now()
    Complaint.objects.filter(id=world.own.complaint.id).update(
        acknowledged_at=now, first_answered_at=now, answered_at=now, view_due_at=now
    )


def site_of_reviews(world: World) -> dict[str, Any]:
    site = ReviewSite.objects.create(
        name="Карта города", branch=world.own.branch, feed_url=f"{os.environ[SERVER]}/reviews.json"
    )
    return {"site_id": site.id}


def reviewed(world: World) -> dict[str, Any]:
    """A public review that somebody put into the register by hand."""
    return {"complaint_id": in_register(world).id}


def in_register(world: World) -> Complaint:
    now = timezone.now()
    return Complaint.objects.create(
        number=Complaint.objects.count() + 900,
        kind=Complaint.Kind.COMPLAINT,
        source=Complaint.Source.REVIEW,
        text="Негде сесть",
        from_name="Ёжи",
        stars=1,
        branch=world.own.branch,
        received_at=now,
        acknowledge_due_at=now,
        answer_due_at=now,
        next_due_at=now,
    )


def answered_in_public(world: World) -> dict[str, Any]:
    complaint = in_register(world)
    Review.objects.create(key="r-9", text="Негде сесть", tone="bad", complaint=complaint)
    ComplaintStep.objects.create(
        complaint=complaint,
        kind=ComplaintStep.Kind.ANSWER,
        way=Complaint.Way.PUBLIC,
        text="Скамья стоит с утра.",
        by=world.own.user,
        at=timezone.now(),
    )
    return {"complaint_id": complaint.id}


def an_aside(world: World) -> None:
    """A supplier who has not answered by the moment that was named."""
    now = timezone.now()
    Aside.objects.create(
        conversation=ask_in(world).conversation,
        inbox=world.own.inbox,
        asker=world.own.user,
        address="sup@example.com",
        subject="Когда привезёте?",
        answer_by=now + timedelta(minutes=10),
        waiting_since=now,
    )


def customers_file(world: World, name: str) -> CustomerImport:
    rows = [f"Țurcanu {name} {number},{name}{number}@example.com" for number in range(5)]
    content = "\n".join(["имя,email", *rows]).encode()
    made = begin_import(content, f"{name}.csv", by=world.people["administrator"])
    CustomerImport.objects.filter(id=made.id).update(
        started_at=timezone.now(), places={"name": 0, "email": 1}
    )
    return made


def an_import(world: World) -> dict[str, Any]:
    return {"import_id": customers_file(world, "new").id}


def an_import_to_undo(world: World) -> dict[str, Any]:
    made = customers_file(world, "wrong")
    run_import(made.id)
    CustomerImport.objects.filter(id=made.id).update(undo_asked_at=timezone.now())
    return {"import_id": made.id}


def a_mailbox(world: World, name: str) -> MailboxImport:
    """All from one customer who has a card: new cards would change whom other jobs find."""
    known = world.own.customer.identities.filter(kind="email").first().value
    mails = mailbox(*(mail(n, known, text=f"{name} {n}", days=n / 24) for n in range(1, 121)))
    return begin_mailbox(
        [mails],
        f"{name}.mbox",
        inbox=world.own.inbox,
        branch=world.own.branch,
        by=world.people["administrator"],
    )


def a_mailbox_to_run(world: World, name: str = "told") -> dict[str, Any]:
    made = a_mailbox(world, name)
    look_at_mailbox(made.id)
    MailboxImport.objects.filter(id=made.id).update(started_at=timezone.now())
    return {"import_id": made.id}


def a_mailbox_to_undo(world: World) -> dict[str, Any]:
    values = a_mailbox_to_run(world, "undone")
    run_mailbox(values["import_id"])
    MailboxImport.objects.filter(id=values["import_id"]).update(undo_asked_at=timezone.now())
    return values


def notified(world: World) -> Device:
    """The user has notifications on, in a browser that is signed in and whose push service answers."""
    session = SessionStore()
    session.create()
    point = Browser().subscription("")["keys"]
    way = {"endpoint": f"{os.environ[SERVER]}/push", "key": point["p256dh"], "secret": point["auth"]}
    values = {"session_key": session.session_key, "way": way}
    return Device.objects.update_or_create(user=world.own.user, digest="d" * 64, defaults=values)[0]


def a_push(world: World) -> dict[str, Any]:
    talk = world.own.talk
    device = notified(world)
    push = Push.objects.create(device=device, key="mentioned-0", sort="mentioned", subject_id=talk.id)
    return {"push_id": push.id}


def a_notice(world: World, **more: Any) -> Notice:
    talk = ask_in(world).conversation
    visit = Appointment.objects.create(
        customer=talk.customer,
        branch=world.own.branch,
        about="Замер",
        starts_at=timezone.now() + timedelta(days=2),
        conversation=talk,
    )
    due_at = timezone.now() + timedelta(minutes=10)
    return Notice.objects.create(appointment=visit, kind=Notice.Kind.REMINDER, due_at=due_at, **more)


def an_answer_to_a_notice(world: World) -> dict[str, Any]:
    notice = a_notice(world)
    talk = notice.appointment.conversation
    ours = Message.objects.create(conversation=talk, direction="out", author="system", text="Ждём вас.")
    Notice.objects.filter(id=notice.id).update(sent_at=timezone.now(), message=ours)
    said = Message.objects.create(conversation=talk, direction="in", author="customer", text="Да")
    return {"message_id": said.id, "conversation_id": talk.id}


def an_old_look(world: World) -> None:
    own, at = world.own, timezone.now() - timedelta(days=5000)
    Access.objects.create(by=own.user, kind="card", object_id=1, customer=own.customer, at=at, window=1)


def to_tell(world: World) -> dict[str, Any]:
    """A webhook of the test's with something to be told."""
    name, now = f"Own {Webhook.objects.count()}", timezone.now()
    Webhook.objects.exclude(url__startswith=os.environ[SERVER]).update(switched_off_at=now)
    hook = Webhook.objects.create(name=name, url=f"{os.environ[SERVER]}/hook", owner=world.own.user)
    Telling.objects.create(webhook=hook, happening="conversation.opened", patient_from=now)
    return {"webhook_id": hook.id}


def an_old_telling(world: World) -> None:
    long_ago = timezone.now() - timedelta(days=40)
    Telling.objects.filter(webhook=to_tell(world)["webhook_id"]).update(created_at=long_ago, told_at=long_ago)


A_MONTH = 24 * 40
COUNTED = "its figures were counted anew with the first of them"
UNSEEN = "what it changes are moments, names or words, which no figure shows"
MARKED = "it marks as stale, which may be done twice"
STILL = "nothing is to be moved here"

ROWS: dict[str, Row] = {
    "channels.fetch_enclosure": Row(to_fetch),
    "channels.learn_name": Row(
        lambda world: {"inbox_id": world.own.inbox.id, "address": "a@example.com"},
        quiet="mail asks nobody for a name",
    ),
    "channels.look": Row(
        quiet="no mailbox is fetched here; the threads it starts are killed in test_kills_of_fetching"
    ),
    "channels.look_into_inbox": Row(
        lambda world: {"inbox_id": world.own.inbox.id}, quiet="no mailbox is fetched here"
    ),
    "channels.mail_unseen_answer": Row(unseen_answer),
    "channels.send_dispatch": Row(to_send, may_be_uncertain=True),
    "channels.take_up": Row(to_take_up, may_be_uncertain=True),
    "complaints.breach_deadlines": Row(hours=A_MONTH),
    "complaints.close_silent": Row(answered_complaint, hours=A_MONTH),
    "core.forget_answered_calls": Row(old_call, hours=30),
    "core.remove_stray_files": Row(stray_file, quiet="it removes files only"),
    "core.take_up_stalled_jobs": Row(hours=-1, quiet="it changes the queue only"),
    "custody.destroy_overdue": Row(hours=A_MONTH),
    "customers.remind_of_promises": Row(hours=23),
    "desk.acknowledge": Row(lambda world: {"message_id": world.asked.id}),
    "desk.acknowledge_all": Row(lambda world: {"message_ids": [ask_in(world).id for _number in range(3)]}),
    "desk.breach_clocks": Row(late, hours=A_MONTH),
    "desk.tell_when_back": Row(closed_inbox),
    "desk.wake_due": Row(snoozed),
    "feedback.run_waves": Row(),
    "improvement.judge_actions": Row(hours=A_MONTH, quiet=STILL),
    "improvement.remind_of_duties": Row(hours=A_MONTH),
    "insight.take_snapshots": Row(),
    "orders.breach_steps": Row(hours=A_MONTH),
    "orders.watch_orders": Row(hours=A_MONTH, quiet=STILL),
    "portal.send_link": Row(
        lambda world: {
            "address": "first@central.example.com",
            "asked_at": timezone.now().isoformat(),
        }
    ),
    "privacy.finish_erasures": Row(lambda world: erased(world) and None),
    "privacy.let_all_age": Row(hours=24 * 800),
    "privacy.remove_traces": Row(erased_now, quiet=UNSEEN),
    "procrastinate.builtin_tasks.remove_old_jobs": Row(quiet="nothing of ours queues it"),
    "reading.learn_words": Row(quiet="there are too few words to learn from"),
    "reading.look_for_incidents": Row(quiet="nothing is unusual here"),
    "reading.recount_asks": Row(),
    "reading.recount_lately": Row(),
    "reception.close_lost_calls": Row(hours=A_MONTH),
    "reception.fetch_recording": Row(recording),
    "recovery.ask_again": Row(silent_customer, hours=A_MONTH),
    "recovery.breach_clocks": Row(hours=A_MONTH),
    "recovery.send_compensations": Row(compensation),
    "reports.count_up": Row(),
    "reports.ripen": Row(hours=A_MONTH, quiet=UNSEEN),
    "reviews.read_site": Row(site_of_reviews),
    "reviews.read_sites": Row(),
    "routing.reroute_absent": Row(absent),
    "routing.route_waiting": Row(),
    "workload.answer_in_peak": Row(hot),
    "workload.watch_load": Row(),
    "push.send": Row(a_push),
    "UserMentioned > push.handlers.tell_who_is_called_in": Row(
        lambda world: notified(world) and {"mentioned_id": world.own.user.id, "note_id": 1}
    ),
    "ConversationAssigned > push.handlers.tell_who_was_given_it": Row(lambda world: notified(world) and None),
    "MessageReceived > push.handlers.tell_whose_customer_wrote": Row(lambda world: notified(world) and None),
    "ClockBreached > push.handlers.tell_whose_deadline_was_missed": Row(
        lambda world: notified(world) and None
    ),
    "CaseEscalated > push.handlers.tell_who_is_called_to_a_case": Row(
        lambda world: notified(world) and {"to_id": world.own.user.id, "clock": "contact"}
    ),
    "asides.remind_of_asides": Row(an_aside),
    "imports.run": Row(an_import),
    "imports.undo": Row(an_import_to_undo),
    "imports.look_at_mailbox": Row(lambda world: {"import_id": a_mailbox(world, "looked").id}),
    "imports.run_mailbox": Row(a_mailbox_to_run),
    "imports.undo_mailbox": Row(a_mailbox_to_undo),
    "visits.send_notices": Row(lambda world: a_notice(world) and None),
    "privacy.forget_accesses": Row(an_old_look),
    "webhooks.forget_tellings": Row(an_old_telling),
    "webhooks.tell": Row(to_tell),
    "webhooks.take_up_tellings": Row(lambda world: to_tell(world) and None),
    "MessageReceived > visits.handlers.hear": Row(an_answer_to_a_notice),
    "CaseFixed > improvement.handlers.look_into_it": Row(very_bad),
    "BookEntryWritten > complaints.handlers.take_up_the_entry": Row(),
    "SeniorCalled > complaints.handlers.take_up_the_call": Row(),
    "ComplaintRegistered > reviews.handlers.keep_the_review_too": Row(reviewed),
    "ComplaintAnswered > reviews.handlers.put_the_answer_under_it": Row(answered_in_public),
    "ResponseGiven > recovery.handlers.open_the_case": Row(critic),
    "ResponseGiven > recovery.handlers.ask_the_passive": Row(
        lambda world: {"response_id": answer(world, 8).id, "lowest": 8}
    ),
    "ResponseGiven > reading.handlers.count_it": Row(critic, quiet=COUNTED),
    "ResponseGiven > reading.handlers.make_it_findable": Row(critic, quiet=UNSEEN),
    "MessageReceived > recovery.handlers.hear_the_customer": Row(lacking),
    "MessageReceived > rules.handlers.begin_a_chain": Row(),
    "ResponseChanged > reading.handlers.count_it": Row(critic, quiet=COUNTED),
    "ResponseChanged > reading.handlers.make_it_findable": Row(critic, quiet=UNSEEN),
    "CustomerInvited > reading.handlers.count_the_ask": Row(quiet=COUNTED),
    "InvitationRevoked > reading.handlers.count_the_ask": Row(quiet=COUNTED),
    "DispatchSent > asking.handlers.note_short_links_sent": Row(
        lambda world: with_links(world, "short"), quiet=UNSEEN
    ),
    "DispatchSent > feedback.handlers.note_what_was_sent": Row(
        lambda world: with_links(world, "survey"), quiet=UNSEEN
    ),
    "ConversationResolved > feedback.handlers.ask_how_it_was": Row(resolved),
    "ConversationResolved > rules.handlers.begin_a_chain": Row(resolved),
    "ConversationResolved > agenda.handlers.call_again": Row(resolved),
    "PeakBegan > workload.handlers.tell_those_who_lead": Row(
        lambda world: {"peak_id": Peak.objects.latest("id").id}
    ),
    "ConversationOpened > rules.handlers.begin_a_chain": Row(),
    "ReplySent > rules.handlers.begin_a_chain": Row(),
    "ReplySent > answers.handlers.look_for_substance": Row(said_by_us),
    "ConversationAssigned > rules.handlers.begin_a_chain": Row(),
    "ConversationTransferred > rules.handlers.begin_a_chain": Row(),
    "ConversationTransferred > orders.handlers.use_hours_of_new_branch": Row(quiet=STILL),
    "ClockBreached > rules.handlers.begin_a_chain": Row(),
    "CustomerChanged > reports.handlers.note_customer": Row(quiet=MARKED),
    "CustomerChanged > desk.handlers.follow_name": Row(quiet=UNSEEN),
    "CustomersMerged > reports.handlers.note_customers": Row(quiet=MARKED),
    "CustomersUnmerged > reports.handlers.note_customers": Row(quiet=MARKED),
    "HoursChanged > orders.handlers.move_due_times": Row(quiet=STILL),
    "HoursChanged > desk.handlers.move_clocks": Row(quiet=STILL),
    "DispatchFailed > desk.handlers.mark_failed": Row(marked),
    "DispatchUncertain > desk.handlers.mark_uncertain": Row(marked),
}
