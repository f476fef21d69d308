"""Which policy a conversation falls under, and what it asks for. Kept in memory for half a minute."""

from dataclasses import dataclass

from zabota.company.models import Skill
from zabota.core.kept import kept
from zabota.core.search import lexemes
from zabota.core.search.phrases import Phrase, is_said, phrases_of
from zabota.desk.models import Conversation, Message
from zabota.routing.choosing import Wanted
from zabota.routing.models import RoutingPolicy, TopicWords

KEPT_SECONDS = 30
MOST_TEXT = 4000


@dataclass(frozen=True)
class Topic:
    id: int
    name: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Policies:
    """Everything that routing needs to know before it looks at people."""

    rows: tuple[RoutingPolicy, ...]
    places: dict[int, dict[str, frozenset[int]]]
    topics: tuple[Topic, ...]
    classes: frozenset[str]


@kept(seconds=KEPT_SECONDS)
def policies() -> Policies:
    rows = tuple(RoutingPolicy.objects.in_force().prefetch_related("inboxes", "branches", "teams", "topics"))
    places = {
        row.id: {
            name: frozenset(one.pk for one in getattr(row, name).all())
            for name in ("inboxes", "branches", "teams", "topics")
        }
        for row in rows
    }
    if not rows:
        return Policies((), {}, (), frozenset())
    words = dict(TopicWords.objects.values_list("skill", "words"))
    topics = tuple(
        Topic(skill.id, skill.name, phrases_of(words.get(skill.id, "")))
        for skill in Skill.objects.filter(kind=Skill.Kind.TOPIC)
    )
    classes = Skill.objects.filter(kind=Skill.Kind.CUSTOMER_CLASS).values_list("name", flat=True)
    return Policies(rows, places, topics, frozenset(classes))


def topics_of(conversation: Conversation, known: Policies) -> frozenset[int]:
    """By the reason it has or goes on from, else by words in the subject and the first message."""
    before = conversation.follows
    reasons = {str(one.reason) for one in (conversation, before) if one is not None and one.reason_id}
    if by_reason := frozenset(topic.id for topic in known.topics if topic.name in reasons):
        return by_reason
    if not any(topic.phrases for topic in known.topics):
        return frozenset()
    said = Message.objects.filter(conversation=conversation, author=Message.Author.CUSTOMER)
    text = said.order_by("id").values_list("text", flat=True).first() or ""
    found = lexemes(f"{conversation.subject} {text[:MOST_TEXT]}")
    return frozenset(
        topic.id for topic in known.topics if any(is_said(phrase, found) for phrase in topic.phrases)
    )


def policy_for(conversation: Conversation, known: Policies, topics: frozenset[int]) -> RoutingPolicy | None:
    """The first that fits, or None: then it is left to people."""
    customer = conversation.customer
    is_organisation = customer.is_corporate or customer.company_id is not None
    came_before: bool | None = None
    for policy in known.rows:
        place = known.places[policy.id]
        fits = (
            (not place["inboxes"] or conversation.inbox_id in place["inboxes"])
            and (not place["branches"] or conversation.branch_id in place["branches"])
            and (not place["teams"] or conversation.team_id in place["teams"])
            and (not place["topics"] or bool(place["topics"] & topics))
            and (not policy.languages or conversation.language in policy.languages)
            and (not policy.customer_classes or customer.customer_class in policy.customer_classes)
            and (not policy.client or (policy.client == RoutingPolicy.Client.ORGANISATION) == is_organisation)
        )
        if fits and policy.continuity:
            if came_before is None:
                others = Conversation.objects.present().filter(customer=customer)
                came_before = others.exclude(id=conversation.id).exists()
            fits = (policy.continuity == RoutingPolicy.Continuity.CONTINUOUS) == came_before
        if fits:
            return policy
    return None


def wanted_by(
    conversation: Conversation, policy: RoutingPolicy, known: Policies, topics: frozenset[int]
) -> Wanted:
    """What is asked of people; a class counts only where some skill names it."""
    customer_class = conversation.customer.customer_class
    return Wanted(
        language=conversation.language if policy.match_language else "",
        topics=topics if policy.match_topic else frozenset(),
        customer_class=customer_class if policy.match_class and customer_class in known.classes else "",
    )
