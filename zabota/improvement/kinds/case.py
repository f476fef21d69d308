from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.feedback.models import Response
from zabota.improvement.kind import Facts, LinkKind, Shown, link_kinds
from zabota.recovery.models import RecoveryCase


def words_of(response: Response | None) -> str:
    """What the customer wrote, the worst mark's reason first."""
    if response is None:
        return ""
    said = [mark.why for mark in response.marks.all()] + [response.comment]
    return " · ".join(text for text in said if text)


def worst_touchpoint(response: Response | None) -> int | None:
    marks = sorted(response.marks.all(), key=lambda mark: mark.score) if response else []
    return marks[0].touchpoint_id if marks else None


@link_kinds.register
class OfCase(LinkKind):
    """A recovery case: its story is that of the response which opened it."""

    name = "case"
    label = _("recovery case")

    def seen_by(self, user: User, ids: Iterable[int]) -> dict[int, Any]:
        return self._with_words(RecoveryCase.objects.visible_to(user).filter(id__in=list(ids)))

    def facts(self, thing: RecoveryCase) -> Facts:
        told = f"response-{thing.response_id}" if thing.response_id else f"case-{thing.id}"
        return Facts(told, thing.received_at, thing.branch_id, worst_touchpoint(thing.response))

    def shown(self, thing: RecoveryCase) -> Shown:
        url = reverse("recovery:case", args=[thing.id])
        return Shown(str(thing), words_of(thing.response), thing.received_at, url)

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        found = self._with_words(RecoveryCase.objects.filter(id__in=list(ids)))
        return {key: words_of(case.response) for key, case in found.items()}

    def alike(self, touchpoint_id: int | None, since: datetime, user: User) -> list[Any]:
        cases = RecoveryCase.objects.visible_to(user).filter(received_at__gte=since)
        low = cases.filter(response__marks__touchpoint=touchpoint_id, response__marks__score__lt=7)
        return list(self._with_words(low.distinct().order_by("-received_at")[:50]).values())

    def _with_words(self, cases: Any) -> dict[int, RecoveryCase]:
        rows = cases.select_related("response").prefetch_related("response__marks")
        return {case.id: case for case in rows}
