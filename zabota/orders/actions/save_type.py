from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Department, User
from zabota.core.errors import Refused
from zabota.orders.evidence_kind import evidence_choices
from zabota.orders.guards import ensure_manages
from zabota.orders.models import PlanStep, RequestType

MOST_STEPS = 40


@dataclass(frozen=True)
class StepPlan:
    """One step as it is entered."""

    title: str
    department: Department | None = None
    due_seconds: int | None = None
    evidence: str = "tick"


@transaction.atomic
def save_type(
    request_type: RequestType | None, *, name: str, is_order: bool, steps: Sequence[StepPlan], by: User | None
) -> RequestType:
    """Make or change a type of request and its steps; plans that run keep theirs."""
    ensure_manages(by)
    name = name.strip()
    if not name:
        raise Refused(_("Give it a name."))
    others = RequestType.objects.in_use().filter(name=name)
    if others.exclude(pk=request_type.pk if request_type else None).exists():
        raise Refused(_("There is a type of this name already."))
    if not 1 <= len(steps) <= MOST_STEPS:
        raise Refused(_("A plan has 1 to %(number)d steps.") % {"number": MOST_STEPS})
    allowed = dict(evidence_choices(is_order))
    for step in steps:
        if step.evidence not in allowed:
            raise Refused(_("“%(step)s”: only orders have such evidence.") % {"step": step.title})
    if request_type is None:
        request_type = RequestType()
    request_type.name, request_type.is_order = name, is_order
    request_type.save()
    request_type.steps.all().delete()
    PlanStep.objects.bulk_create(
        PlanStep(
            request_type=request_type,
            position=position,
            title=step.title.strip(),
            department=step.department,
            due_seconds=step.due_seconds,
            evidence=step.evidence,
        )
        for position, step in enumerate(steps, 1)
    )
    return request_type
