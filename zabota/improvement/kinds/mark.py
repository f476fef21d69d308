from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.feedback.models import Mark
from zabota.improvement.kind import Facts, LinkKind, Shown, link_kinds


@link_kinds.register
class OfMark(LinkKind):
    """One low mark for one touchpoint."""

    name = "mark"
    label = _("mark")

    def seen_by(self, user: User, ids: Iterable[int]) -> dict[int, Any]:
        marks = Mark.objects.visible_to(user).filter(id__in=list(ids)).select_related("touchpoint")
        return {mark.id: mark for mark in marks}

    def facts(self, thing: Mark) -> Facts:
        return Facts(f"response-{thing.response_id}", thing.at, thing.branch_id, thing.touchpoint_id)

    def shown(self, thing: Mark) -> Shown:
        url = reverse("feedback:response", args=[thing.response_id])
        return Shown(f"{thing.touchpoint}: {thing.score}", thing.why, thing.at, url)

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        return dict(Mark.objects.filter(id__in=list(ids)).values_list("id", "why"))

    def alike(self, touchpoint_id: int | None, since: datetime, user: User) -> list[Any]:
        marks = Mark.objects.visible_to(user).critics().filter(touchpoint=touchpoint_id, at__gte=since)
        return list(marks.exclude(why="").select_related("touchpoint").order_by("-at")[:50])
