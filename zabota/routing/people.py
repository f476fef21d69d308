"""The people who might take a conversation, as they are at this moment; a handful of questions for all."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Count, Q

from zabota.company.models import Skill, User
from zabota.company.parameters import value_of
from zabota.desk.models import Conversation
from zabota.routing.choosing import Person, Wanted
from zabota.routing.models import Absence, Aptitude, CapacityLimit, Presence, RoutingPolicy, Turn

MIDDLING = Aptitude.Level.SURE


def may_serve(conversation: Conversation) -> list[User]:
    """Its team's people; without a team those of its branch. Only who may answer."""
    answering = User.objects.active().filter(roles__permissions__contains=["desk.answer"])
    if conversation.team_id:
        return list(answering.filter(teams=conversation.team_id).distinct().order_by("id"))
    if conversation.branch_id:
        return list(answering.filter(branches=conversation.branch_id).distinct().order_by("id"))
    return list(answering.distinct().order_by("id"))


def loads_of(ids: list[int], channel: str = "") -> dict[int, tuple[int, int]]:
    """Open conversations that are not put away: all, and those that came by this channel."""
    awake = Conversation.objects.awake().filter(assignee__in=ids).order_by()
    rows = awake.values("assignee").annotate(n=Count("id"), here=Count("id", filter=Q(inbox__kind=channel)))
    return {row["assignee"]: (row["n"], row["here"]) for row in rows}


def limits_of(ids: list[int]) -> dict[tuple[int, str], int]:
    """(user, channel) -> limit; an empty channel is the limit of all together."""
    rows = CapacityLimit.objects.filter(user__in=ids).values_list("user", "channel", "most")
    return {(user, channel): most for user, channel, most in rows}


def absent_at(ids: list[int], at: datetime) -> set[int]:
    return set(Absence.objects.at(at).filter(user__in=ids).values_list("user", flat=True))


def people_for(
    conversation: Conversation, policy: RoutingPolicy, wanted: Wanted, at: datetime
) -> tuple[list[Person], dict[int, User]]:
    """Everybody considered; numbers are read under the lock of routing, so that they are true."""
    users = {user.id: user for user in may_serve(conversation)}
    ids = list(users)
    channel = conversation.inbox.kind
    loads, limits, absent = loads_of(ids, channel), limits_of(ids), absent_at(ids, at)
    away = set(Presence.objects.filter(user__in=ids, is_here=False).values_list("user", flat=True))
    turns = {turn.user_id: turn for turn in Turn.objects.filter(policy=policy)}
    first_turn = min((turn.turns for user_id, turn in turns.items() if user_id in users), default=0)
    skills = skills_of(ids)
    levels = {
        (user, skill): (level, liking)
        for user, skill, level, liking in Aptitude.objects.filter(user__in=ids).values_list(
            "user", "skill", "level", "liking"
        )
    }
    usual = value_of("routing.most_open", conversation.branch_id)
    last = served_last(conversation)
    people = []
    for user_id in ids:
        own = skills[user_id]
        asked = [
            skill.id
            for skill in own
            if (skill.kind == Skill.Kind.LANGUAGE and skill.name == conversation.language)
            or (skill.kind == Skill.Kind.TOPIC and skill.id in wanted.topics)
            or (
                skill.kind == Skill.Kind.CUSTOMER_CLASS and skill.name == conversation.customer.customer_class
            )
        ]
        turn = turns.get(user_id)
        load, in_channel = loads.get(user_id, (0, 0))
        people.append(
            Person(
                id=user_id,
                load=load,
                most=limits.get((user_id, ""), usual),
                load_in_channel=in_channel,
                most_in_channel=limits.get((user_id, channel)),
                is_absent=user_id in absent,
                is_here=user_id not in away,
                languages=names_of(own, Skill.Kind.LANGUAGE),
                topics=frozenset(skill.id for skill in own if skill.kind == Skill.Kind.TOPIC),
                classes=names_of(own, Skill.Kind.CUSTOMER_CLASS),
                level=sum(levels.get((user_id, skill), (MIDDLING, 0))[0] for skill in asked),
                liking=sum(levels.get((user_id, skill), (MIDDLING, 0))[1] for skill in asked),
                served_last=user_id == last,
                is_preferred=user_id == conversation.customer.manager_id,
                turns=turn.turns if turn else first_turn,
                given=turn.given if turn else 0,
                last_given=turn.last_given_at.timestamp() if turn and turn.last_given_at else 0.0,
            )
        )
    return people, users


def skills_of(ids: list[int]) -> dict[int, list[Skill]]:
    found: dict[int, list[Skill]] = defaultdict(list)
    links = User.skills.through.objects.filter(user__in=ids).select_related("skill")
    for link in links:
        found[link.user_id].append(link.skill)
    return found


def names_of(skills: list[Skill], kind: str) -> frozenset[str]:
    return frozenset(skill.name for skill in skills if skill.kind == kind)


def served_last(conversation: Conversation) -> int | None:
    """Who had the customer's latest other conversation."""
    others = Conversation.objects.present().filter(customer=conversation.customer_id)
    found = others.exclude(id=conversation.id).exclude(assignee=None).order_by("-last_message_at")
    return found.values_list("assignee", flat=True).first()
