"""The fields that a saved reply may hold, and what stands for them in one conversation."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import Conversation
from zabota.desk.wording import FIELD, fields_of

FIELDS = {
    "customer": gettext_lazy("the customer's name"),
    "number": gettext_lazy("the conversation's number"),
    "agent": gettext_lazy("who answers"),
    "subject": gettext_lazy("what the conversation is about"),
    "branch": gettext_lazy("the branch"),
    "company": gettext_lazy("the company"),
    "today": gettext_lazy("today's date"),
}


def ensure_known_fields(text: str) -> None:
    """Refuse a field that would reach the customer as it was typed."""
    unknown = sorted({name for name in FIELD.findall(text) if name not in FIELDS and name != "name"})
    if unknown:
        wrong, known = (
            ", ".join(f"{{{name}}}" for name in unknown),
            ", ".join(f"{{{name}}}" for name in FIELDS),
        )
        raise Refused(
            _("Nobody knows the field %(wrong)s. There are: %(known)s.") % {"wrong": wrong, "known": known}
        )


def values_for(conversation: Conversation, by: User | None, language: str) -> dict[str, str]:
    """What stands for each field; dates in the language of the text."""
    known = fields_of(conversation)
    with override(language):
        today = date_format(timezone.localdate(), "j E Y")
    return {
        **known,
        "customer": known["name"],
        "agent": by.name if by else known["company"],
        "branch": conversation.branch.name if conversation.branch else known["company"],
        "today": today,
    }
