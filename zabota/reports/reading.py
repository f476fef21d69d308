"""The facts of conversations, read from what was said, promised and done. Nothing is written here."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from zabota.company.hours import schedule_of
from zabota.company.schedule import is_open
from zabota.core.models import EventRecord
from zabota.desk.counting import business_seconds
from zabota.desk.models import Conversation, Message, SlaClock
from zabota.desk.models.sla import Limit
from zabota.reports.models import AnswerFact, ContactFact
from zabota.reports.tellers import told_of


@dataclass(frozen=True)
class Said:
    at: datetime
    is_ours: bool
    user_id: int | None


@dataclass
class History:
    """What happened to one conversation, as far as reports ask."""

    said: list[Said] = field(default_factory=list)
    clocks: dict[str, list[SlaClock]] = field(default_factory=lambda: defaultdict(list))
    reopened_at: datetime | None = None


def facts_of(ids: Sequence[int]) -> tuple[list[ContactFact], list[AnswerFact]]:
    """Contacts and answers of these conversations. Those we began, merged ones and machines' have none."""
    histories = histories_of(ids)
    told = told_of(ids)
    contacts: list[ContactFact] = []
    answers: list[AnswerFact] = []
    rows = Conversation.objects.filter(id__in=ids, opened_by=None, merged_into=None, brought_at=None)
    for row in rows.select_related("inbox", "customer").only(*NEEDED):
        history = histories[row.id]
        if any(not one.is_ours for one in history.said):
            contact, own = fact_of(row, history)
            for column, value in told.get(row.id, {}).items():
                setattr(contact, column, value)
            contacts.append(contact)
            answers += own
    return contacts, answers


NEEDED = (
    "branch_id",
    "team_id",
    "reason_id",
    "language",
    "opened_at",
    "resolved_at",
    "resolved_by_id",
    "opened_by_id",
    "merged_into_id",
    "inbox__kind",
    "customer__customer_class",
    "customer__is_corporate",
    "customer__company_id",
)


def histories_of(ids: Sequence[int]) -> dict[int, History]:
    """Three questions for all of them. What machines said is not even asked for."""
    found: dict[int, History] = defaultdict(History)
    people = (Message.Author.CUSTOMER, Message.Author.USER)
    messages = Message.objects.filter(conversation__in=ids, author__in=people).order_by("at", "id")
    for conversation_id, at, author, user_id in messages.values_list(
        "conversation_id", "at", "author", "user_id"
    ):
        found[conversation_id].said.append(Said(at, author == Message.Author.USER, user_id))
    for clock in SlaClock.objects.filter(conversation__in=ids).order_by("id"):
        found[clock.conversation_id].clocks[clock.limit].append(clock)
    names = [f"conversation-{conversation_id}" for conversation_id in ids]
    reopened = EventRecord.objects.filter(subject__in=names, name="ConversationReopened").order_by("-id")
    for subject, values, at in reopened.values_list("subject", "values", "at"):
        if values.get("because") == "customer":
            found[int(subject.removeprefix("conversation-"))].reopened_at = at
    return found


def fact_of(row: Conversation, history: History) -> tuple[ContactFact, list[AnswerFact]]:
    schedule = schedule_of(row.branch_id)
    zone = ZoneInfo(schedule.zone)
    opened = row.opened_at.astimezone(zone)
    contact = ContactFact(
        conversation_id=row.id,
        customer_id=row.customer_id,
        branch_id=row.branch_id,
        team_id=row.team_id,
        channel=row.inbox.kind,
        reason_id=row.reason_id,
        customer_class=row.customer.customer_class,
        is_corporate=row.customer.is_corporate or row.customer.company_id is not None,
        language=row.language,
        opened_at=row.opened_at,
        opened_on=opened.date(),
        opened_hour=opened.hour,
        quarter=opened.hour * 4 + opened.minute // 15,
        outside_hours=not is_open(schedule, row.opened_at),
        is_open=row.resolved_at is None,
        reopened_at=history.reopened_at,
    )
    answers = add_answers(contact, history)
    if row.resolved_at is not None:
        add_resolution(contact, row, history, zone)
    return contact, answers


def add_answers(contact: ContactFact, history: History) -> list[AnswerFact]:
    """Each wait of the customer that a person ended: the first on the contact, the others apart."""
    answers: list[AnswerFact] = []
    limits = iter(history.clocks[Limit.NEXT_RESPONSE])
    since: datetime | None = None
    for one in history.said:
        if not one.is_ours:
            since = since or one.at
        elif since is not None:
            taken = business_seconds(contact.branch_id, since, one.at)
            if contact.first_response_seconds is None:
                contact.first_person_id = one.user_id
                contact.first_response_seconds = taken
                contact.first_response_clock_seconds = passed(since, one.at)
                first = history.clocks[Limit.FIRST_RESPONSE]
                contact.first_response_in_target = in_target(first[0]) if first else None
            else:
                clock = next(limits, None)
                answers.append(
                    AnswerFact(
                        contact_id=contact.conversation_id,
                        at=one.at,
                        person_id=one.user_id,
                        seconds=taken,
                        in_target=in_target(clock) if clock else None,
                    )
                )
            since = None
    return answers


def add_resolution(contact: ContactFact, row: Any, history: History, zone: ZoneInfo) -> None:
    at: datetime = row.resolved_at
    local = at.astimezone(zone)
    contact.resolved_at, contact.resolved_on, contact.resolved_hour = at, local.date(), local.hour
    contact.resolver_id = row.resolved_by_id
    contact.resolution_seconds = business_seconds(row.branch_id, row.opened_at, at)
    contact.resolution_clock_seconds = passed(row.opened_at, at)
    clocks = history.clocks[Limit.RESOLUTION]
    contact.resolution_in_target = in_target(clocks[-1]) if clocks else None
    contact.contact_seconds = business_seconds(row.branch_id, history.said[0].at, history.said[-1].at)


def in_target(clock: SlaClock) -> bool | None:
    """Whether the promise was kept; None while nobody can say."""
    if clock.met_at is not None:
        return clock.breached_at is None
    return False if clock.breached_at is not None else None


def passed(begin: datetime, end: datetime) -> int:
    return max(0, int((end - begin).total_seconds()))
