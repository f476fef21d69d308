from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from zabota.company.hours import schedule_of
from zabota.company.schedule import is_open
from zabota.core.events import announce
from zabota.desk.actions.assign import assign
from zabota.desk.actions.transfer import transfer
from zabota.desk.events import told_of
from zabota.desk.guards import hold
from zabota.desk.models import Conversation
from zabota.reports.actions.mark_stale import mark_stale
from zabota.routing.choosing import Choice, Person, Wanted, choose
from zabota.routing.criterion import criteria
from zabota.routing.events import ConversationRouted, NobodyFits
from zabota.routing.fitting import policies, policy_for, topics_of, wanted_by
from zabota.routing.models import RoutingDecision, RoutingPolicy, Turn
from zabota.routing.people import people_for

LOCK = 7_203_411
"""One decision at a time: whoever counts loads sees those that were just given."""


@transaction.atomic
def route(
    conversation: Conversation,
    *,
    because: str = RoutingDecision.Because.OPENED,
    without: Sequence[int] = (),
    at: datetime | None = None,
) -> RoutingDecision | None:
    """Give a conversation that is with nobody to whom the policy in force chooses.

    None when no policy is for it, it is somebody's already, or it is confidential: then people give it. A
    decision without a user when nobody fits: it stays in its team's queue, and is tried again when somebody
    becomes free. Nobody is given more than their limit, also when many come at once. `without` are users who
    do not count.
    """
    known = policies()
    if not known.rows:
        return None
    hold(conversation)
    if conversation.assignee_id or conversation.is_resolved or conversation.merged_into_id:
        return None
    if conversation.is_confidential:
        return None
    topics = topics_of(conversation, known)
    policy = policy_for(conversation, known, topics)
    if policy is None:
        return None
    at = at or timezone.now()
    lock()
    if policy.to_team_id and policy.to_team_id != conversation.team_id and policy.to_team:
        transfer(conversation, by=None, team=policy.to_team, at=at)
    if policy.only_in_hours and not is_open(schedule_of(conversation.branch_id), at):
        nobody = Choice(None, {}, {})
        return keep_decision(conversation, policy, because, nobody, {"closed": True}, at)
    wanted = wanted_by(conversation, policy, known, topics)
    people, users = people_for(conversation, policy, wanted, at)
    choice = choose((one for one in people if one.id not in without), wanted, criteria[policy.criterion])
    keep_turns(policy, choice, people, at)
    decision = keep_decision(conversation, policy, because, choice, considered(people, wanted, choice), at)
    told = told_of(conversation)
    if choice.person is None:
        if because != RoutingDecision.Because.WAITING:
            announce(NobodyFits(**told, decision_id=decision.id), at=at)
        return decision
    assign(conversation, users[choice.person.id], by=None, at=at)
    mark_stale([conversation.id])
    announce(
        ConversationRouted(
            **told | {"user_ids": (choice.person.id,)},
            decision_id=decision.id,
            criterion=policy.criterion,
            assignee_id=choice.person.id,
        ),
        at=at,
    )
    return decision


def lock() -> None:
    """Until the end of the transaction; taken after the rows, and nothing is waited for after it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def keep_turns(policy: RoutingPolicy, choice: Choice, people: list[Person], at: datetime) -> None:
    given = {person.id: person.given for person in people}
    for user_id, turns in choice.turns.items():
        values: dict[str, Any] = {"turns": turns}
        if choice.person and user_id == choice.person.id:
            values |= {"given": given[user_id] + 1, "last_given_at": at}
        Turn.objects.update_or_create(policy=policy, user_id=user_id, defaults=values)


def keep_decision(
    conversation: Conversation,
    policy: RoutingPolicy,
    because: str,
    choice: Choice,
    about: dict[str, Any],
    at: datetime,
) -> RoutingDecision:
    """A question that was open is answered in its own row; asked again in vain, it says what is so now."""
    values = {
        "policy": policy,
        "criterion": policy.criterion,
        "because": because,
        "considered": about,
        "user_id": choice.person.id if choice.person else None,
        "at": at,
    }
    decision, _is_new = RoutingDecision.objects.update_or_create(
        conversation=conversation, user=None, defaults=values
    )
    return decision


def considered(people: list[Person], wanted: Wanted, choice: Choice) -> dict[str, Any]:
    """What the page of the decision shows, plain enough to be kept."""
    return {
        "language": wanted.language,
        "topics": sorted(wanted.topics),
        "class": wanted.customer_class,
        "people": [
            {
                "id": person.id,
                "against": [str(why) for why in choice.against.get(person.id, ())],
                "load": person.load,
                "most": person.most,
                "load_in_channel": person.load_in_channel,
                "most_in_channel": person.most_in_channel,
                "level": person.level,
                "liking": person.liking,
                "served_last": person.served_last,
                "is_preferred": person.is_preferred,
                "given": person.given,
            }
            for person in people
            if person.id in choice.against
        ],
    }
