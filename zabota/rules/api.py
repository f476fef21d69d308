"""Rules over HTTP: read, tested on history, switched on and off."""

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from zabota.answers.prepared_api import DeedsIn
from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_forms import checked
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Id, Strict
from zabota.rules.actions.save_rule import save_rule
from zabota.rules.actions.switch_rule import switch_rule
from zabota.rules.forms import RuleForm
from zabota.rules.history import history_of
from zabota.rules.models import Rule, RuleRun

router = Router(tags=["rules"])


class RuleOut(Schema):
    id: int
    name: str
    order: int
    trigger: str
    conditions: dict[str, Any]
    deeds: dict[str, Any]
    switched_on_at: datetime | None


class HistoryOut(Schema):
    """`seen` is what `switch` asks for: the rule that was looked at."""

    looked_at: int
    moments: int
    would: list[int]
    seen: str


class Switch(Strict):
    on: bool
    seen: str = ""


class RunOut(Schema):
    id: int
    conversation_id: int
    did: list[str]
    problem: str
    depth: int
    at: datetime


def found(request: ApiRequest, rule_id: int) -> Rule:
    return get_object_or_404(Rule.objects.visible_to(request.user), id=rule_id)


@router.get("", response=list[RuleOut])
@paged("order", "id")
@api_needs("rules.manage")
def list_rules(request: ApiRequest) -> Any:
    """All rules in their order."""
    return Rule.objects.visible_to(request.user)


@router.get("/{int:rule_id}/history", response=HistoryOut)
@api_needs("rules.manage")
def get_history(request: ApiRequest, rule_id: int) -> Any:
    """What it would have done over the last 30 days to conversations that the token's user may see."""
    rule = found(request, rule_id)
    told = history_of(rule, request.user)
    would = [conversation.pk for conversation in told.would]
    return {"looked_at": told.looked_at, "moments": told.moments, "would": would, "seen": rule.print}


@router.put("/{int:rule_id}/switch", response=RuleOut)
@api_needs("rules.manage")
def set_switch(request: ApiRequest, rule_id: int, body: Switch) -> Any:
    """Let it act, with the `seen` of its history, or no more."""
    rule = found(request, rule_id)
    switch_rule(rule, body.on, seen=body.seen)
    return rule


@router.get("/{int:rule_id}/runs", response=list[RunOut])
@paged("-at", "-id")
@api_needs("rules.manage")
def list_runs(request: ApiRequest, rule_id: int) -> Any:
    """What it did, newest first."""
    return RuleRun.objects.visible_to(request.user).filter(rule=found(request, rule_id))


class ConditionsIn(Strict):
    """All must hold; what is empty asks for nothing. Of `words`, with commas between, one is enough."""

    inboxes: list[Id] = Field(default_factory=list, max_length=200)
    branches: list[Id] = Field(default_factory=list, max_length=200)
    teams: list[Id] = Field(default_factory=list, max_length=200)
    languages: list[str] = Field(default_factory=list, max_length=20)
    customer_classes: list[str] = Field(default_factory=list, max_length=50)
    only_unassigned: bool = False
    words: str = Field("", max_length=2_000)


class RuleIn(Strict):
    """When, if, then."""

    name: str = Field(min_length=1, max_length=120)
    order: int = Field(100, ge=0, le=999)
    trigger: str = Field(max_length=40)
    conditions: ConditionsIn
    deeds: DeedsIn


@router.post("", response={201: RuleOut})
@api_needs("rules.manage")
def create_rule(request: ApiRequest, body: RuleIn) -> Any:
    """A rule that is off: look at its history, then switch it on."""
    return Status(201, saved(request, None, body))


@router.put("/{int:rule_id}", response=RuleOut)
@api_needs("rules.manage")
def put_rule(request: ApiRequest, rule_id: int, body: RuleIn) -> Any:
    """All of it anew; when what it does was changed it is off until it was tested again."""
    return saved(request, found(request, rule_id), body)


def saved(request: ApiRequest, rule: Rule | None, body: RuleIn) -> Rule:
    given = {**body.dict(exclude={"conditions", "deeds"}), **body.conditions.dict(), **body.deeds.dict()}
    form = checked(RuleForm(given, user=request.user, rule=rule))
    plain = body.dict(include={"name", "order", "trigger"})
    return save_rule(rule, **plain, conditions=form.conditions(), deeds=form.deeds())
