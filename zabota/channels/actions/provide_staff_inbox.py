from django.conf import settings
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox

KEY = "staff"


def provide_staff_inbox() -> Inbox:
    """The inbox through which the system writes to the staff: made when first needed, then as it was set."""
    inbox, _is_new = Inbox.objects.get_or_create(
        key=KEY,
        defaults={
            "name": _("Mail to the staff"),
            "kind": "email",
            "address": settings.DEFAULT_FROM_EMAIL,
            "settings": {"way_in": "handed", "sender_name": "Zabota"},
        },
    )
    return inbox
