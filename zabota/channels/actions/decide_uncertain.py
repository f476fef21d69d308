from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.actions.send_dispatch import send_later
from zabota.channels.events import DispatchQueued, DispatchSent
from zabota.channels.models import Dispatch
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce


@transaction.atomic
def decide_uncertain(dispatch: Dispatch, *, arrived: bool, by: User) -> None:
    """A person says that an uncertain message arrived, or has it sent once more.

    Raises Refused when somebody decided before.
    """
    dispatch = Dispatch.objects.select_for_update(of=["self"]).select_related("inbox").get(id=dispatch.id)
    if not dispatch.uncertain_at or dispatch.sent_at or dispatch.failed_at:
        raise Refused(_("Somebody has already decided about this message."))
    if arrived:
        dispatch.sent_at, dispatch.sealed_body, dispatch.problem = timezone.now(), None, ""
        dispatch.save(update_fields=["sent_at", "sealed_body", "problem"])
        announce(DispatchSent.of(dispatch, by_id=by.id))
        return
    dispatch.uncertain_at = dispatch.sending_at = dispatch.next_try_at = None
    dispatch.problem = ""
    dispatch.save(update_fields=["uncertain_at", "sending_at", "next_try_at", "problem"])
    announce(DispatchQueued.of(dispatch, by_id=by.id))
    send_later.defer(dispatch_id=dispatch.id)
