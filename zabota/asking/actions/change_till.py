from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.models import Till
from zabota.core.errors import Refused

CHANGEABLE = {"name", "survey", "smiley_touchpoint", "cashiers"}


@transaction.atomic
def change_till(till: Till, *, in_use: bool = True, **fields: Any) -> None:
    """Change what it asks and who sits at it, or switch it off. Its branch and its receipts stay."""
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"a till has no {', '.join(sorted(unknown))} to change")
    kept = Till.objects.select_for_update(of=("self",)).get(id=till.id)
    for field, value in fields.items():
        setattr(kept, field, value)
    same = Till.objects.filter(branch=kept.branch, name=kept.name).exclude(id=kept.id)
    if same.exists():
        raise Refused(_("There is already a till “%(name)s” at this branch.") % {"name": kept.name})
    kept.switched_off_at = None if in_use else (kept.switched_off_at or timezone.now())
    kept.save(update_fields=[*fields, "switched_off_at"])
    till.refresh_from_db()
