"""Routing policies, topics and people over HTTP: who is given what, set."""

from typing import Any

from ninja import Field, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Skill
from zabota.core.api_forms import checked
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import Id, Strict
from zabota.core.errors import Refused
from zabota.routing.actions.save_policy import save_policy
from zabota.routing.actions.save_topic_words import save_topic_words
from zabota.routing.actions.set_aptitudes import set_aptitudes
from zabota.routing.api import RoutingPolicyOut, colleague, router
from zabota.routing.forms import PolicyForm
from zabota.routing.models import Aptitude, RoutingPolicy, TopicWords

__all__ = ["router"]
Ids: Any = Field(default_factory=list, max_length=200)
Names: Any = Field(default_factory=list, max_length=50)


class RoutingPolicyIn(Strict):
    """For which conversations, and by what a colleague is chosen; empty lists are for all."""

    name: str = Field(min_length=1, max_length=120)
    order: int = Field(100, ge=0, le=999)
    criterion: str = Field(max_length=40)
    inboxes: list[Id] = Ids
    branches: list[Id] = Ids
    teams: list[Id] = Ids
    topics: list[Id] = Ids
    languages: list[str] = Names
    customer_classes: list[str] = Names
    client: str = Field("", max_length=20)
    continuity: str = Field("", max_length=20)
    to_team: Id | None = None
    match_language: bool = True
    match_topic: bool = True
    match_class: bool = True
    only_in_hours: bool = False
    is_on: bool = True


class TopicIn(Strict):
    """Words and phrases with commas between."""

    skill: Id
    words: str = Field("", max_length=10_000)


class TopicOut(Schema):
    skill_id: int
    words: str


class AptitudeIn(Strict):
    """How well somebody can do what the skill names (1 to 3), and whether they like it (-1 to 1)."""

    skill: Id
    level: int = Field(ge=1, le=3)
    liking: int = Field(0, ge=-1, le=1)


class AptitudesIn(Strict):
    """Of skills the colleague has."""

    user: Id
    aptitudes: list[AptitudeIn] = Field(max_length=200)


class AptitudeOut(Schema):
    user_id: int
    skill_id: int
    level: int
    liking: int


@router.post("/policies", response={201: RoutingPolicyOut})
@api_needs("routing.manage")
def create_policy(request: ApiRequest, body: RoutingPolicyIn) -> Any:
    """It counts from the next conversation."""
    return Status(201, saved(None, body))


@router.put("/policies/{int:routing_id}", response=RoutingPolicyOut)
@api_needs("routing.manage")
def put_policy(request: ApiRequest, routing_id: int, body: RoutingPolicyIn) -> Any:
    """All of it anew, from the next conversation on; `is_on` false keeps it unused."""
    return saved(one_of(RoutingPolicy.objects.visible_to(request.user), routing_id), body)


@router.get("/topics", response=list[TopicOut])
@paged("id")
@api_needs("routing.manage")
def list_topics(request: ApiRequest) -> Any:
    """By which words a topic is known."""
    return TopicWords.objects.all()


@router.put("/topics", response=TopicOut)
@api_needs("routing.manage")
def put_topic(request: ApiRequest, body: TopicIn) -> Any:
    """Of one topic, from the next conversation on."""
    return save_topic_words(one_of(Skill.objects.filter(kind=Skill.Kind.TOPIC), body.skill), body.words)


@router.get("/aptitudes", response=list[AptitudeOut])
@paged("id")
@api_needs("routing.manage")
def list_aptitudes(request: ApiRequest) -> Any:
    """How well colleagues can do what their skills name, and whether they like it."""
    return Aptitude.objects.visible_to(request.user)


@router.put("/aptitudes", response={204: None})
@api_needs("routing.manage")
def put_aptitudes(request: ApiRequest, body: AptitudesIn) -> Any:
    """Of one colleague; of the skills that are not named nothing changes."""
    user = colleague(request, body.user)
    own = {skill.id: skill for skill in user.skills.all()}
    if not all(one.skill in own for one in body.aptitudes):
        raise Refused("aptitudes: name only skills that the colleague has")
    set_aptitudes(user, {own[one.skill]: (one.level, one.liking) for one in body.aptitudes})
    return Status(204, None)


def saved(policy: RoutingPolicy | None, body: RoutingPolicyIn) -> RoutingPolicy:
    return save_policy(policy, **checked(PolicyForm(body.dict(), policy=policy)).cleaned_data)
