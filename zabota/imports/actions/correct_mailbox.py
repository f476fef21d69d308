import re
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.imports.models import MailboxImport

ADDRESS = re.compile(r"[^@\s]{0,64}@[^@\s]{1,189}")
MOST_ADDRESSES = 200


@transaction.atomic
def correct_mailbox(
    of: MailboxImport, *, own_addresses: Iterable[str], leaves_machines: bool, by: User
) -> MailboxImport:
    """Say which addresses are ours, and whether what machines sent is left out."""
    kept = MailboxImport.objects.select_for_update().get(id=of.id)
    if kept.started_at:
        raise Refused(_("It is under way already."))
    own = sorted({address.strip().lower() for address in own_addresses} - {""})
    if wrong := next((address for address in own if not ADDRESS.fullmatch(address)), ""):
        raise Refused(
            _("“%(address)s” is no address: write name@example.com, or @example.com.") % {"address": wrong}
        )
    if len(own) > MOST_ADDRESSES:
        raise Refused(
            _("Name at most %(most)d addresses; @example.com stands for all of a domain.")
            % {"most": MOST_ADDRESSES}
        )
    kept.own_addresses, kept.leaves_machines = own, leaves_machines
    kept.save(update_fields=["own_addresses", "leaves_machines"])
    return kept
