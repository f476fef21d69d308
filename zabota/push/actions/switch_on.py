import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.reachable import Forbidden, check_url
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.push.encryption import SECRET_BYTES, as_bytes, key_of
from zabota.push.models import Device

MOST_DEVICES = 10
LONGEST_ADDRESS = 1000


@transaction.atomic
def switch_on(subscription: Mapping[str, Any], *, by: User, session_key: str, name: str = "") -> Device:
    """Notify this browser from now on, while this sign-in lasts; asking again renews it.

    `subscription` is what the browser says. A browser that another of us used is theirs no more.
    """
    endpoint, key, secret = understood(subscription)
    digest = hashlib.sha256(endpoint.encode()).hexdigest()
    kept = Device.objects.filter(digest=digest).select_for_update().first()
    if kept is not None and kept.user_id != by.id:
        kept.delete()
        kept = None
    made = kept or Device(digest=digest, user=by)
    made.session_key, made.name = session_key, name[:300]
    made.way = {"endpoint": endpoint, "key": key, "secret": secret}
    made.paused_until, made.trouble = None, ""
    made.save()
    others = Device.objects.filter(user=by).order_by("-id").values_list("id", flat=True)[MOST_DEVICES:]
    Device.objects.filter(id__in=list(others)).delete()
    return made


def understood(subscription: Mapping[str, Any]) -> tuple[str, str, str]:
    keys = subscription.get("keys")
    given = (
        [subscription.get("endpoint"), *(keys.get(k) for k in ("p256dh", "auth"))]
        if isinstance(keys, dict)
        else []
    )
    if len(given) != 3 or not all(isinstance(one, str) and 0 < len(one) <= LONGEST_ADDRESS for one in given):
        raise Refused(_("The browser named no address for notifications."))
    endpoint, key, secret = (str(one) for one in given)
    try:
        check_url(endpoint)
        key_of(as_bytes(key))
        is_sound = len(as_bytes(secret)) == SECRET_BYTES
    except (ValueError, Forbidden) as wrong:
        raise Refused(_("The browser named no address for notifications.")) from wrong
    if not is_sound:
        raise Refused(_("The browser named no address for notifications."))
    return endpoint, key, secret
