"""Under which licence a kind of work may be taken today."""

from datetime import date

from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.orders.models import Licence, Work


def licence_for(work: Work, day: date) -> Licence | None:
    """Ours first, then the one that is valid longest; None where none is needed. Refused without one."""
    if not work.needs_licence:
        return None
    valid = list(Licence.objects.valid_on(day).filter(works=work).order_by("-valid_until"))
    ours = [licence for licence in valid if licence.holder_kind == Licence.Holder.US]
    if not valid:
        raise Refused(
            _("There is no valid licence for “%(work)s”: such work cannot be taken.") % {"work": work}
        )
    return (ours or valid)[0]
