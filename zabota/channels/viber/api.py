"""Calls of Viber's API, and what its statuses mean."""

from typing import Any

from django.utils.translation import gettext_noop as _

from zabota.channels.kind import NeverAccepted, TooFast, TryLater, Uncertain, WrongPassword
from zabota.channels.models import Inbox
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import ask
from zabota.channels.posted_json import Said, text
from zabota.channels.settings_fields import base_url, secret_of

API_URL = "https://chatapi.viber.com/pa"
WRONG_TOKEN = _("Viber does not know this token: copy it from the bot's page at Viber again.")
BUSY = _("Viber asks us to slow down.")
AWAY = _("Viber takes nothing now.")
UNSURE = _("Viber answered with an error: the message may or may not have been sent.")
REFUSED = _("Viber refused the message.")
NOT_SUBSCRIBED = _("The customer has switched the bot off, or never wrote to it.")
BAD_HOOK = _("Viber cannot reach our address: it must be public and encrypted (https).")
NO_HOOK = _("Viber does not post to us: press “Set it up at the provider”.")
SUSPENDED = _("Viber has suspended or blocked the bot.")
NO_MONEY = _("Viber's free messages are used up, or the account has no money left.")
WORDS = {
    5: _("Viber does not know this customer."),
    11: _("The customer's device does not support such messages."),
    12: BUSY,
    21: _("Viber does not let bots write into this customer's country."),
}
LATER = {8: SUSPENDED, 9: SUSPENDED, 7: SUSPENDED, 10: NO_HOOK, 15: SUSPENDED, 23: NO_MONEY, 24: NO_MONEY}
PAUSE_SECONDS, LONG_PAUSE_SECONDS = 30, 3600


class Unsubscribed(NeverAccepted):
    """The customer does not let the bot write."""


def call(inbox: Inbox, method: str, said: dict[str, Any] | None = None, harmless: bool = False) -> Said:
    """What Viber answers; raises TryLater, NeverAccepted or Uncertain in words."""
    answer = ask(
        "POST",
        f"{base_url(inbox, API_URL)}/{method}",
        json=said or {},
        headers={"X-Viber-Auth-Token": secret_of(inbox, "token")},
        harmless=harmless,
    )
    told = answer.said if isinstance(answer.said, dict) else {}
    if answer.is_good and told.get("status") == 0:
        return told
    words = f"{told.get('status', '')} {text(told, 'status_message', 200)}".strip() or f"HTTP {answer.status}"
    if answer.status == 429:
        raise TooFast(with_detail(BUSY, words), answer.pause_seconds or PAUSE_SECONDS)
    if not answer.is_good or "status" not in told:
        if answer.status >= 500 and answer.status != 503 and not harmless:
            raise Uncertain(with_detail(UNSURE, words))
        raise TryLater(with_detail(AWAY, words), answer.pause_seconds)
    raise meaning(told.get("status"), words)


def meaning(status: Any, words: str) -> Exception:
    """Viber answers 200 and says in `status` what is wrong; nothing was sent then."""
    if status == 2:
        return WrongPassword(with_detail(WRONG_TOKEN, words))
    if status == 6:
        return Unsubscribed(with_detail(NOT_SUBSCRIBED, words))
    if status == 12:
        return TooFast(with_detail(BUSY, words), PAUSE_SECONDS)
    if status == 1:
        return TryLater(with_detail(BAD_HOOK, words))
    if status in LATER:
        return TryLater(with_detail(LATER[status], words), LONG_PAUSE_SECONDS)
    return NeverAccepted(with_detail(WORDS.get(status, REFUSED), words))
