from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.core.search import newest
from zabota.core.search.places import Hit, SearchPlace, places
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.models import Conversation
from zabota.desk.queues import within


@places.register
class SearchConversations(SearchPlace):
    name, label, icon, permission, order = "conversations", _("Conversations"), "messages", "desk.see", 20

    def search(self, user: User, text: str, limit: int) -> list[Hit]:
        """Newest first, among the newest that match: of the others the inbox's own search knows."""
        seen = Conversation.objects.visible_to(user).present().order_by("-last_message_at")
        lines = seen.values_list("id", "subject", "preview", "customer_name", "last_message_at")
        rows: list[Any] = []
        for found in newest(SEARCHED, text, 2 * limit):
            if len(found.ids) >= limit or found.after is None:
                rows = list(within(lines, found)[:limit])
            if len(rows) == limit:
                break
        return [
            Hit(
                f"#{pk} {subject or preview}",
                reverse("desk:conversation", args=[pk]),
                f"{name} · {preview}",
                at,
            )
            for pk, subject, preview, name, at in rows
        ]
