from django.utils.translation import gettext_lazy as _

from zabota.channels.by_hand import ByHandKind
from zabota.channels.kind import kinds


@kinds.register
class Book(ByHandKind):
    """The complaints book that lies in the branch: typed in page by page."""

    name = "book"
    label = _("Complaints book")
    icon = "notebook"
