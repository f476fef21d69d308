import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.actions.answer_receipt import ask_from, hold_receipt
from zabota.asking.models import Smiley, Till, Voucher
from zabota.asking.sheet import blank_sheet
from zabota.asking.signing import Slip
from zabota.asking.smileys import FACES, mark_of, outcome_of
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Way

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 8


@transaction.atomic
def rate_by_smiley(
    till: Till,
    slip: Slip,
    value: int,
    comment: str = "",
    *,
    language: str = "",
    device: str = "",
    at: datetime | None = None,
) -> Smiley:
    """Keep a smiley of a receipt whose signature was checked, as a mark too, and give what the rule gives.

    One answer a receipt: again gives the first one back. Refused when the receipt is too old or was answered
    with marks.
    """
    at = at or timezone.now()
    if value not in FACES:
        raise Refused(_("Choose one of the five smileys."))
    receipt = hold_receipt(till, slip)
    if receipt.invitation is not None:
        if not hasattr(receipt, "smiley"):
            raise Refused(_("Thank you: this receipt was answered already."))
        return receipt.smiley
    touchpoint = marked_touchpoint(till)
    invitation = ask_from(receipt, till, slip, Way.SMILEY, language)
    respond(invitation, {touchpoint: (mark_of(value), "")}, comment, device=device)
    smiley = Smiley.objects.create(receipt=receipt, value=value, at=at, device=device)
    if discount := outcome_of(value, till.branch_id).discount:
        Voucher.objects.create(
            smiley=smiley,
            code="".join(secrets.choice(LETTERS) for _place in range(LENGTH)),
            percent=discount,
            expires_at=at + timedelta(days=value_of("asking.voucher_days")),
        )
    return smiley


def marked_touchpoint(till: Till) -> int:
    """What the smiley is about: the one chosen for the till, if its survey asks about it; else the first."""
    asked = [line["id"] for line in blank_sheet(till.survey, till.branch, "en").touchpoints]
    if not asked:
        raise Refused(_("This till asks about nothing: choose a survey with touchpoints for it."))
    chosen = till.smiley_touchpoint_id
    return chosen if chosen is not None and chosen in asked else asked[0]
