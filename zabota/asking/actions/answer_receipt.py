from django.db import transaction
from django.utils.translation import gettext as _

from zabota.asking.models import Receipt, Till
from zabota.asking.receipts import cashier_of, has_expired, visit_of
from zabota.asking.signing import Slip
from zabota.core.errors import Refused
from zabota.feedback.actions.invite_nobody import invite_nobody
from zabota.feedback.actions.respond import respond
from zabota.feedback.answers import Marks, Sayings
from zabota.feedback.models import Invitation, Way


@transaction.atomic
def answer_receipt(
    till: Till,
    slip: Slip,
    marks: Marks,
    comment: str = "",
    *,
    answers: Sayings | None = None,
    language: str = "",
    device: str = "",
) -> Receipt:
    """Keep what a customer answered from a receipt whose signature was checked. One answer a receipt: again,
    even at the same moment, changes nothing. Refused when it is too old.
    """
    receipt = hold_receipt(till, slip)
    if receipt.invitation is None:
        invitation = ask_from(receipt, till, slip, Way.RECEIPT, language)
        respond(invitation, marks, comment, answers=answers, device=device)
    return receipt


def hold_receipt(till: Till, slip: Slip) -> Receipt:
    """Its row, made now if it is the first time, and locked until the transaction ends."""
    known = {"till": till, "number": slip.number, "bought_at": slip.bought_at}
    if has_expired(slip) and not Receipt.objects.filter(**known).exists():
        raise Refused(_("This receipt is too old to answer from."))
    row, _is_new = Receipt.objects.get_or_create(
        **known, defaults={"cashier": slip.cashier, "employee": cashier_of(till, slip)}
    )
    return Receipt.objects.select_for_update(of=("self",)).get(id=row.id)


def ask_from(receipt: Receipt, till: Till, slip: Slip, way: str, language: str) -> Invitation:
    """The ask that this receipt was, made now that it is answered."""
    invitation = invite_nobody(
        till.survey, till.branch, way, visit_of(till, slip), language=language, employee=receipt.employee
    )
    receipt.invitation = invitation
    receipt.save(update_fields=["invitation"])
    return invitation
