from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.custody.models import Document

MOST = 10


@panels.register
class DocumentsToCheck(Panel):
    """Documents that lie with us until somebody checks them."""

    name = "documents_to_check"
    place = "my_day"
    template = "custody/panels/my_day.html"
    order = 45
    permission = "custody.check"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        waiting = Document.objects.visible_to(user).awaiting_check().order_by("needed_until")
        found = list(waiting.select_related("conversation")[:MOST])
        return {"documents": found} if found else None
