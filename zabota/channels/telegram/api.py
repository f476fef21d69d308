"""Calls of the Bot API, and what its answers mean."""

from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext_noop as _

from zabota.channels.fetching import fetch_url
from zabota.channels.kind import Fetched, NeverAccepted, TooFast, TryLater, Uncertain, WrongPassword
from zabota.channels.models import Inbox
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import Answer, File, ask
from zabota.channels.settings_fields import base_url, secret_of

API_URL = "https://api.telegram.org"
NO_TOKEN = _("No token of a bot is stored: BotFather gives one.")
WRONG_TOKEN = _("Telegram does not know this token: copy it from BotFather again.")
BLOCKED = _("The customer has blocked the bot.")
NO_CHAT = _("Telegram does not know this chat: the customer must write to the bot first.")
REFUSED = _("Telegram refused the message.")
BUSY = _("Telegram asks us to slow down.")
AWAY = _("Telegram takes nothing now.")
UNSURE = _("Telegram answered with an error: the message may or may not have been sent.")
GONE = _("Telegram no longer has this file.")


class Blocked(NeverAccepted):
    """The customer does not let the bot write."""


def call(
    inbox: Inbox,
    method: str,
    params: dict[str, Any] | None = None,
    files: tuple[File, ...] = (),
    harmless: bool = False,
) -> Any:
    """The result of a method; raises TryLater, NeverAccepted or Uncertain in words."""
    url = f"{base_url(inbox, API_URL)}/bot{quote(token_of(inbox), safe=':')}/{method}"
    if files:
        form = {name: str(value) for name, value in (params or {}).items()}
        answer = ask("POST", url, form=form, files=files, harmless=harmless)
    else:
        answer = ask("POST", url, json=params or {}, harmless=harmless)
    said = answer.said
    if answer.is_good and isinstance(said, dict) and said.get("ok") is True:
        return said.get("result")
    raise meaning(answer, harmless)


def token_of(inbox: Inbox) -> str:
    if token := secret_of(inbox, "token"):
        return token
    raise WrongPassword(NO_TOKEN)


def bot_of(inbox: Inbox) -> str:
    """The number of the bot: the first part of its token."""
    return secret_of(inbox, "token").partition(":")[0]


def meaning(answer: Answer, harmless: bool) -> Exception:
    """What an error of the Bot API means for us."""
    said = answer.said if isinstance(answer.said, dict) else {}
    words = str(said.get("description", ""))[:300] or f"HTTP {answer.status}"
    asked = said.get("parameters", {})
    if answer.status == 429:
        pause = asked.get("retry_after") if isinstance(asked, dict) else None
        return TooFast(with_detail(BUSY, words), after_seconds=pause or answer.pause_seconds or 5)
    if answer.status in (401, 404) and not words.lower().startswith("bad request"):
        return WrongPassword(with_detail(WRONG_TOKEN, words))
    if answer.status == 403:
        return Blocked(with_detail(BLOCKED, words))
    if answer.status == 400:
        sentence = NO_CHAT if "chat not found" in words.lower() else REFUSED
        return NeverAccepted(with_detail(sentence, words))
    if answer.status >= 500 and answer.status != 503 and not harmless:
        return Uncertain(with_detail(UNSURE, words))
    return TryLater(with_detail(AWAY, words), after_seconds=answer.pause_seconds)


def fetch_file(inbox: Inbox, file_id: str) -> Fetched:
    """getFile, and then the file; at most as large as the company takes."""
    try:
        found = call(inbox, "getFile", {"file_id": file_id}, harmless=True)
    except NeverAccepted as reason:
        raise NeverAccepted(with_detail(GONE, str(reason).partition("\n")[2])) from reason
    path = found.get("file_path", "") if isinstance(found, dict) else ""
    if not path or path.startswith("/") or ".." in path:
        raise NeverAccepted(with_detail(GONE, str(path)))
    url = f"{base_url(inbox, API_URL)}/file/bot{quote(token_of(inbox), safe=':')}/{quote(path)}"
    return fetch_url(url)
