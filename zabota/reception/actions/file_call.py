from django.db import transaction
from django.utils.translation import gettext as _

from zabota.core.display.durations import duration
from zabota.core.gathering import store_waiting
from zabota.customers.actions.recognise import recognise
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.wording import in_company_language
from zabota.reception.models import Call


@transaction.atomic
def file_call(call: Call, *, said: str = "", answered: str = "", again: bool = False) -> None:
    """Make a call a part of a conversation: once when it is answered, or when it ends without an answer.

    A call of ours that nobody answered is no contact. Who withheld the number and was not answered cannot be
    called back: the call stands in the list of calls alone.
    """
    if call.conversation_id is not None and not again:
        return
    is_answered = call.answered_at is not None
    if not is_answered and (not call.is_incoming or not call.number):
        return
    if call.customer is None:
        branch = call.inbox.branch or (call.user.branches.first() if call.user else None)
        call.customer = recognise("phone", call.number, name=call.name, branch=branch)
        store_waiting()
    with in_company_language():
        heard, done = _words(call, said, answered)
        subject = _("Telephone call")
    by = call.user if call.user and call.user.may("desk.answer") else None
    conversation = keep_contact(
        inbox=call.inbox,
        customer=call.customer,
        said=heard,
        answered=done,
        by=by if by is None or _serves(call, by) else None,
        address=call.number,
        subject=subject,
        at=call.rang_at,
        answered_at=call.answered_at,
    )
    call.conversation = conversation
    call.save(update_fields=["conversation", "customer"])


def _serves(call: Call, by: object) -> bool:
    """Whether whoever answered may work in this inbox; else the call is kept without a writer."""
    user = call.user
    if user is None:
        return False
    return (
        user.sees_all_branches
        or call.inbox.branch_id in user.branch_ids
        or call.inbox.team_id in user.team_ids
    )


def _words(call: Call, said: str, answered: str) -> tuple[str, str]:
    """The two sides of it, as they stand in the talk."""
    number = call.number or _("withheld number")
    if not call.is_incoming:
        return said, answered or _("We called %(number)s.") % {"number": number}
    if call.answered_at is None:
        rang = duration(call.rang_seconds or 0)
        return _("Missed call from %(number)s, it rang for %(time)s.") % {"number": number, "time": rang}, ""
    heard = said or _("Called from %(number)s.") % {"number": number}
    return heard, answered or _("Answered by telephone.")
