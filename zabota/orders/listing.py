"""Plans and steps ready for the template: few queries, whatever their number."""

from typing import Any

from django.db.models import Prefetch

from zabota.company.models import User
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by
from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds
from zabota.orders.models import ActionPlan, Evidence, RequestStep, RequestType

MOST = 5


def kind_of(step: RequestStep) -> EvidenceKind:
    return evidence_kinds.get(step.evidence) or evidence_kinds["document"]


def steps_shown(plan: ActionPlan) -> list[Any]:
    """The steps of a plan in order, each with its kind of evidence and its files."""
    files = Prefetch("evidences", Evidence.objects.select_related("file", "by"), to_attr="files")
    steps = list(
        plan.steps.select_related("department", "doer", "done_by")
        .prefetch_related(files)
        .order_by("position")
    )
    for step in steps:
        step.plan, step.kind = plan, kind_of(step)  # type: ignore[attr-defined]
    return steps


def plans_shown(conversation: Conversation, user: User) -> dict[str, Any]:
    """What the panel of a conversation shows."""
    plans = ActionPlan.objects.visible_to(user).filter(conversation=conversation)
    found = list(plans.select_related("request_type", "called_off_by", "order").order_by("-id")[:MOST])
    may_work = user.may("orders.work") and is_seen_by(user, conversation)
    is_open = conversation.merged_into_id is None and not conversation.is_resolved
    kinds = set(RequestType.objects.in_use().values_list("is_order", flat=True))
    return {
        "plans": [(plan, steps_shown(plan)) for plan in found],
        "conversation": conversation,
        "may_work": may_work and conversation.merged_into_id is None,
        "may_begin": may_work and is_open and False in kinds,
        "may_take_order": may_work and is_open and True in kinds,
    }
