"""What every verb of the desk asks first: is it still so, and may this user do it."""

from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by

LONGEST_KEY = 80


class Outdated(Refused):
    """Somebody was faster; nothing was done, and the page shows what is new before it is tried again."""

    status = 409


def hold(conversation: Conversation) -> Conversation:
    """Keep the row for this transaction and read it again into `conversation`: others wait until we are
    done.
    """
    held = Conversation.objects.select_for_update(of=("self",)).select_related("inbox", "customer")
    conversation.refresh_from_db(from_queryset=held)
    return conversation


def ensure_may(by: User | None, conversation: Conversation, permission: str = "desk.answer") -> None:
    """Refuse a user who may not do this here; the pages' own guard comes before, this one is the last."""
    if by is not None and not (by.may(permission) and is_seen_by(by, conversation)):
        raise Refused(_("This conversation is not yours to change."))


def ensure_present(conversation: Conversation) -> None:
    if conversation.merged_into_id:
        raise Refused(
            _("This conversation was merged into #%(number)d.") % {"number": conversation.merged_into_id}
        )


def scoped(scope: int | str, request_key: str) -> str:
    """The name of a press or call within its place, so that no key reaches what was made elsewhere."""
    if len(request_key) > LONGEST_KEY:
        raise Refused(_("The key of a request has at most %(number)d characters.") % {"number": LONGEST_KEY})
    return f"{scope}:{request_key}" if request_key else ""
