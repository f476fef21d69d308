from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Department, User
from zabota.core.errors import Refused
from zabota.feedback.models import Touchpoint
from zabota.improvement.models import RootCause


@transaction.atomic
def add_cause(
    name: str,
    *,
    by: User | None,
    parent: RootCause | None = None,
    department: Department | None = None,
    touchpoints: Iterable[Touchpoint] = (),
    words: Iterable[str] = (),
    names: Mapping[str, str] | None = None,
    key: str | None = None,
) -> RootCause:
    """Take a cause into the tree; one retired there under this name comes back with its history."""
    name = name.strip()
    if not name:
        raise Refused(_("Give the cause a name."))
    cause = RootCause.objects.select_for_update().filter(name=name, parent=parent).first()
    if cause is not None and cause.retired_at is None:
        raise Refused(_("This cause stands in the tree already."))
    cause = cause or RootCause(name=name, parent=parent, key=key)
    cause.names, cause.department, cause.retired_at = dict(names or {}), department, None
    cause.words = sorted({word.strip()[:60] for word in words if word.strip()})
    cause.save()
    cause.touchpoints.set(touchpoints)
    return cause
