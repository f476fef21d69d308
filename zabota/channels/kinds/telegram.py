from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from zabota.channels.actions.note_reach import note_reach
from zabota.channels.handing import Step, hand_over, in_pieces, is_kept, words_of
from zabota.channels.hooks import check_secret, hook_secret, hook_url
from zabota.channels.kind import (
    ChannelKind,
    Fetched,
    Incoming,
    News,
    NotReadable,
    RawDelivery,
    Sent,
    TryLater,
    kinds,
)
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import File
from zabota.channels.posted_json import parse_object
from zabota.channels.settings_fields import ProviderForm, secret, server_url
from zabota.channels.telegram import api
from zabota.channels.telegram.updates import as_meant
from zabota.core.models import StoredFile

LONGEST_TEXT = 4096
LARGEST_PHOTO = 10_000_000
PHOTOS = ("image/jpeg", "image/png")
WANTED = ["message", "edited_message", "my_chat_member"]
NOT_SET = gettext_noop("Telegram does not know where to post: press “Set it up at the provider”.")
OTHER_PLACE = gettext_noop("Telegram posts to another address: press “Set it up at the provider”.")
LAST_FAILED = gettext_noop("Telegram could not post to us the last time.")


class TelegramForm(ProviderForm):
    token = secret(_("Token of the bot"), _("BotFather gives it: 123456:ABC…"))
    api_url = server_url(api.API_URL)


@kinds.register
class Telegram(ChannelKind):
    """A bot to which customers write."""

    name = "telegram"
    label = "Telegram"
    icon = "brand-telegram"
    identity = "telegram"
    has_address = False
    settings_form = TelegramForm
    secret_fields = ("token",)
    knows_reach = True
    can_set_up = True

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        check_secret(request.headers.get("X-Telegram-Bot-Api-Secret-Token"), hook_secret(inbox))
        update = parse_object(request.body)
        if not isinstance(update.get("update_id"), int):
            raise NotReadable(gettext("This is no update of Telegram."))
        return [RawDelivery(key=f"{api.bot_of(inbox)}:{update['update_id']}", raw=request.body)]

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        return as_meant(parse_object(raw))

    def fetch(self, inbox: Inbox, ref: dict[str, Any]) -> Fetched:
        return api.fetch_file(inbox, ref["file_id"])

    def send(self, dispatch: Dispatch) -> Sent:
        if is_kept(dispatch):
            return Sent()
        inbox, to = dispatch.inbox, dispatch.to
        steps: list[Step] = [
            partial(send_text, inbox, to, said) for said in in_pieces(words_of(dispatch), LONGEST_TEXT)
        ]
        steps += [partial(send_file, inbox, to, file) for file in dispatch.files.order_by("id")]
        try:
            return hand_over(dispatch, steps)
        except api.Blocked:
            note_reach(inbox, to, blocked=True)
            raise

    def try_out(self, inbox: Inbox) -> None:
        api.call(inbox, "getMe", harmless=True)
        told = api.call(inbox, "getWebhookInfo", harmless=True)
        told = told if isinstance(told, dict) else {}
        if not told.get("url"):
            raise TryLater(NOT_SET)
        if told["url"] != hook_url(inbox):
            raise TryLater(with_detail(OTHER_PLACE, str(told["url"])))
        if told.get("last_error_message") and told.get("pending_update_count"):
            raise TryLater(with_detail(LAST_FAILED, str(told["last_error_message"])))

    def set_up(self, inbox: Inbox, remember: Callable[[dict[str, Any]], None]) -> None:
        where = {"url": hook_url(inbox), "secret_token": hook_secret(inbox), "allowed_updates": WANTED}
        api.call(inbox, "setWebhook", where, harmless=True)


def send_text(inbox: Inbox, to: str, said: str) -> str:
    return number_of(api.call(inbox, "sendMessage", {"chat_id": to, "text": said}), to)


def send_file(inbox: Inbox, to: str, file: StoredFile) -> str:
    """A picture as a picture where Telegram takes it as one, else as a document."""
    is_photo = file.media_type in PHOTOS and file.size <= LARGEST_PHOTO
    field, method = ("photo", "sendPhoto") if is_photo else ("document", "sendDocument")
    part = File(field, file.filename, file.path.read_bytes(), file.media_type)
    return number_of(api.call(inbox, method, {"chat_id": to}, files=(part,)), to)


def number_of(result: Any, to: str) -> str:
    return f"{to}-{result.get('message_id', '')}" if isinstance(result, dict) else ""
