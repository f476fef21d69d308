from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from zabota.core.events import announce
from zabota.improvement.actions.reopen_cause import reopen_cause
from zabota.improvement.actions.settle_cause import settle_cause
from zabota.improvement.effect import Effect, effect_of
from zabota.improvement.events import CorrectiveActionJudged, heard_by
from zabota.improvement.models import CorrectiveAction


@transaction.atomic
def judge_action(action: CorrectiveAction, *, on: date | None = None) -> str:
    """Let the numbers speak: worked settles the cause, did not reopens it, too early changes nothing.

    A verdict is given once; it is nobody's to tick.
    """
    kept = CorrectiveAction.objects.select_for_update(of=("self",)).select_related("cause").get(pk=action.pk)
    if kept.withdrawn_at or kept.verdict_at:
        return kept.verdict
    effect = effect_of(kept, on)
    verdict = effect.finding.verdict
    if verdict == CorrectiveAction.Verdict.TOO_EARLY:
        return verdict
    kept.verdict, kept.verdict_at, kept.effect = verdict, timezone.now(), kept_figures(effect)
    kept.save(update_fields=["verdict", "verdict_at", "effect"])
    concerned = heard_by(kept.owner_id, kept.cause.responsible_id)
    told: dict[str, Any] = {"action_id": kept.id, "cause_id": kept.cause_id, "user_ids": concerned}
    announce(CorrectiveActionJudged(verdict=verdict, **told))
    if verdict == CorrectiveAction.Verdict.WORKED:
        settle_cause(kept.cause)
    else:
        reopen_cause(kept.cause)
    action.refresh_from_db()
    return verdict


def kept_figures(effect: Effect) -> dict[str, Any]:
    """What the verdict was given on, as it was that day."""
    return {
        "why": effect.finding.why,
        "since": effect.window.since.isoformat(),
        "until": effect.window.until.isoformat(),
        "marks": asdict(effect.marks) if effect.marks else None,
        "rate": asdict(effect.rate) if effect.rate else None,
    }
