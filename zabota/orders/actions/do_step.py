from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.orders.actions.begin_step import begin_step
from zabota.orders.events import PlanFinished, StepDone, of_plan, of_step
from zabota.orders.evidence_kind import evidence_kinds
from zabota.orders.guards import ensure_may_step, ensure_running, hold_step
from zabota.orders.models import RequestStep


@transaction.atomic
def do_step(step: RequestStep, *, by: User, remark: str = "", at: datetime | None = None) -> None:
    """Say that it is done: in its turn and with its evidence, or not at all. Again it changes nothing."""
    hold_step(step)
    ensure_may_step(by, step)
    if step.done_at:
        return
    ensure_running(step.plan)
    ensure_its_turn(step)
    if lacks := lacking(step):
        raise Refused(lacks)
    at = at or timezone.now()
    step.done_at, step.done_by, step.remark = at, by, remark.strip()
    step.save(update_fields=["done_at", "done_by", "remark"])
    announce(StepDone(**of_step(step, by)), at=at)
    following = step.plan.steps.filter(done_at=None).order_by("position").first()
    if following is not None:
        following.plan = step.plan
        begin_step(following, at=at)
        return
    step.plan.finished_at = at
    step.plan.save(update_fields=["finished_at"])
    announce(PlanFinished(**of_plan(step.plan, by)), at=at)


def ensure_its_turn(step: RequestStep) -> None:
    before = step.plan.steps.filter(done_at=None, position__lt=step.position).order_by("position").first()
    if before is not None:
        raise Refused(_("First comes “%(step)s”.") % {"step": before.title})


def lacking(step: RequestStep) -> str:
    """A kind that a later version took away asks for nothing but a document."""
    kind = evidence_kinds.get(step.evidence) or evidence_kinds["document"]
    return kind.lacks(step)
