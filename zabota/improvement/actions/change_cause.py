from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Department
from zabota.core.errors import Refused
from zabota.feedback.models import Touchpoint
from zabota.improvement.models import RootCause


@transaction.atomic
def change_cause(
    cause: RootCause,
    *,
    name: str,
    parent: RootCause | None,
    department: Department | None,
    touchpoints: Iterable[Touchpoint],
    words: Iterable[str],
) -> None:
    """A new name replaces the translations that came with the old one."""
    kept = RootCause.objects.select_for_update().get(pk=cause.pk)
    name = name.strip()
    if not name:
        raise Refused(_("Give the cause a name."))
    if RootCause.objects.filter(name=name, parent=parent).exclude(pk=kept.pk).exists():
        raise Refused(_("This cause stands in the tree already."))
    if _is_below(parent, kept):
        raise Refused(_("A cause cannot stand below itself."))
    if name not in (kept.name, str(kept)):
        kept.name, kept.names = name, {}
    kept.parent, kept.department = parent, department
    kept.words = sorted({word.strip()[:60] for word in words if word.strip()})
    kept.save()
    kept.touchpoints.set(touchpoints)
    cause.refresh_from_db()


def _is_below(place: RootCause | None, cause: RootCause) -> bool:
    while place is not None:
        if place.pk == cause.pk:
            return True
        place = place.parent
    return False
