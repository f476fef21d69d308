from django.utils.translation import gettext_lazy as _

from zabota.channels.by_hand import ByHandKind
from zabota.channels.kind import kinds


@kinds.register
class InPerson(ByHandKind):
    """A visit: what was said at the front desk."""

    name = "in_person"
    label = _("In person")
    icon = "user-check"
