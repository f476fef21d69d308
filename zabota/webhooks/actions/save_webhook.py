from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.network import spoken
from zabota.channels.reachable import Forbidden, check_url
from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.outside import happenings as known
from zabota.webhooks.models import Webhook
from zabota.webhooks.subscriptions import wanted


@transaction.atomic
def save_webhook(
    webhook: Webhook | None,
    *,
    name: str,
    url: str,
    happenings: Sequence[str],
    by: User,
    owner: User | None = None,
    branch: Branch | None = None,
    with_words: bool = False,
) -> Webhook:
    """Register an address or change it. It is told what `owner` may see: nobody can name an owner who sees
    more branches than they do themselves.
    """
    owner = owner or by
    if not name.strip():
        raise Refused(_("Say what it is for."))
    if missing := [one for one in happenings if one not in known]:
        raise Refused(_("There is no event called %(name)s.") % {"name": ", ".join(missing)})
    if not happenings:
        raise Refused(_("Choose at least one event."))
    refuse_wider_view(owner, branch, by)
    try:
        check_url(url)
    except Forbidden as reason:
        raise Refused(spoken(str(reason))) from reason
    webhook = webhook or Webhook()
    webhook.name, webhook.url, webhook.with_words = name.strip(), url, with_words
    webhook.happenings, webhook.owner, webhook.branch = sorted(set(happenings)), owner, branch
    webhook.save()
    wanted.forget()
    transaction.on_commit(wanted.forget)
    return webhook


def refuse_wider_view(owner: User, branch: Branch | None, by: User) -> None:
    if by.sees_all_branches:
        return
    if owner.sees_all_branches or not owner.branch_ids <= by.branch_ids:
        raise Refused(_("%(name)s sees branches that you do not see.") % {"name": owner})
    if branch is not None and branch.id not in by.branch_ids:
        raise Refused(_("You do not see this branch."))
