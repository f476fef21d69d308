from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from zabota.company.models import User
from zabota.complaints.models import Complaint
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.recovery.script import prompt_for

MOST = 3


@panels.register
class ConversationComplaints(Panel):
    """The button that makes a complaint of what is said here, and the customer's open ones."""

    name = "complaints_conversation"
    place = "conversation"
    template = "complaints/panels/conversation.html"
    order = 60
    permission = "complaints.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        seen = Complaint.objects.visible_to(user).select_related("customer")
        open_ones = Q(customer=subject.customer_id, closed_at=None)
        found = list(seen.filter(open_ones | Q(conversation=subject)).order_by("next_due_at", "id")[:MOST])
        may_register = user.may("complaints.register") and subject.merged_into_id is None
        if not found and not may_register:
            return None
        url = f"{reverse('complaints:new')}?{urlencode({'conversation': subject.id})}"
        is_tense = any(complaint.closed_at is None for complaint in found)
        prompt = prompt_for(subject, user) if is_tense else []
        return {
            "complaints": found,
            "may_register": may_register,
            "register_url": url,
            "prompt": prompt,
        }
