from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.feedback.models import Touchpoint, TouchpointQuiz
from zabota.feedback.touchpoint_matching import candidates, match_all

MOST_LINES = 300
LONGEST_LINE = 120


@transaction.atomic
def end_quiz(quiz: TouchpointQuiz, lines: Iterable[str], *, at: datetime | None = None) -> None:
    """Compare what was typed with the register this user sees, and keep both. Again changes nothing."""
    kept = TouchpointQuiz.objects.select_for_update(of=("self",)).select_related("user").get(id=quiz.id)
    if kept.ended_at is None:
        said = list(dict.fromkeys(line.strip()[:LONGEST_LINE] for line in lines if line.strip()))[:MOST_LINES]
        rows = list(Touchpoint.objects.visible_to(kept.user).in_use())
        kept.said = [list(pair) for pair in zip(said, match_all(said, candidates(rows)), strict=True)]
        kept.register = [[row.id, row.stage] for row in rows]
        kept.ended_at = at or timezone.now()
        kept.save(update_fields=["said", "register", "ended_at"])
    quiz.refresh_from_db()
