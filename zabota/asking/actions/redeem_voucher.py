from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.events import VoucherRedeemed
from zabota.asking.models import Voucher
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce


@transaction.atomic
def redeem_voucher(code: str, bill: str = "", *, by: User, at: datetime | None = None) -> Voucher:
    """Take a discount off a bill, once. Refused, saying when and by whom, if it was taken already."""
    at = at or timezone.now()
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    voucher = Voucher.objects.select_for_update(of=("self",)).filter(code=typed).first()
    if voucher is None:
        raise Refused(_("There is no such code. Look again: it has eight letters and digits."))
    if voucher.redeemed_at is not None:
        when = timezone.localtime(voucher.redeemed_at).strftime("%d.%m.%Y %H:%M")
        said = _("This code was redeemed already, on %(when)s by %(who)s.")
        raise Refused(said % {"when": when, "who": voucher.redeemed_by})
    if voucher.expires_at <= at:
        raise Refused(_("This code has run out."))
    voucher.redeemed_at, voucher.redeemed_by, voucher.bill = at, by, bill.strip()[:40]
    voucher.save(update_fields=["redeemed_at", "redeemed_by", "bill"])
    announce(VoucherRedeemed(voucher_id=voucher.id, by_id=by.id))
    return voucher
