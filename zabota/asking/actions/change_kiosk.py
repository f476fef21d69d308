from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.models import Kiosk
from zabota.core.errors import Refused
from zabota.core.links import new_nonce
from zabota.feedback.models import Survey


@transaction.atomic
def change_kiosk(
    kiosk: Kiosk, *, name: str, survey: Survey, look: str, in_use: bool = True, new_key: bool = False
) -> None:
    """Change what it asks and how; with `new_key` the tablet that knows the old one is out at once."""
    kept = Kiosk.objects.select_for_update(of=("self",)).get(id=kiosk.id)
    if Kiosk.objects.filter(branch=kept.branch, name=name).exclude(id=kept.id).exists():
        raise Refused(_("There is already a kiosk “%(name)s” at this branch.") % {"name": name})
    kept.name, kept.survey, kept.look = name, survey, look
    kept.switched_off_at = None if in_use else (kept.switched_off_at or timezone.now())
    if new_key:
        kept.nonce = new_nonce()
    kept.save(update_fields=["name", "survey", "look", "switched_off_at", "nonce"])
    kiosk.refresh_from_db()
