"""Handing an SMS to a gateway, as its settings say."""

from typing import Any

from django.utils.translation import gettext_noop as _

from zabota.channels.hooks import hook_url
from zabota.channels.kind import NeverAccepted, NoWayOut, TooFast, TryLater, Uncertain, WrongPassword
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import Answer, ask
from zabota.channels.settings_fields import secret_of
from zabota.channels.sms.template import at_path, fill, read_lines

NO_URL = _("No gateway is set: the message waits.")
WRONG_KEY = _("The gateway does not accept the key.")
BUSY = _("The gateway asks us to slow down.")
AWAY = _("The gateway takes nothing now.")
REFUSED = _("The gateway refused the message.")
UNSURE = _("The gateway answered with an error: the message may or may not have been sent.")
LONGEST_ID = 120


def hand_over(dispatch: Dispatch, words: str) -> str:
    """One SMS, of one part or several; the gateway's id of it."""
    chosen = dispatch.inbox.settings
    if not chosen.get("url"):
        raise NoWayOut(NO_URL)
    answer = asked(dispatch.inbox, values_of(dispatch, words))
    if not answer.is_good:
        raise meaning(answer)
    said = answer.said
    if chosen.get("ok_path") and at_path(said, chosen["ok_path"]) != chosen.get("ok_value", ""):
        raise NeverAccepted(with_detail(REFUSED, answer.body[:300]))
    if said:
        return at_path(said, chosen.get("id_path", ""))[:LONGEST_ID]
    return answer.body.decode("utf-8", "replace").strip()[:LONGEST_ID]


def values_of(dispatch: Dispatch, words: str) -> dict[str, str]:
    inbox = dispatch.inbox
    return {
        "to": dispatch.to,
        "to_digits": "".join(c for c in dispatch.to if c.isdigit()),
        "text": words,
        "sender": inbox.settings.get("sender", ""),
        "id": str(dispatch.id),
        "report_url": hook_url(inbox),
        "inbound_url": hook_url(inbox),
        "key": secret_of(inbox, "key"),
    }


def asked(inbox: Inbox, values: dict[str, str]) -> Answer:
    chosen = inbox.settings
    fields = {n: fill(v, values) for n, v in read_lines(chosen.get("fields_sent", ""), "=")}
    headers = {n: one_line(fill(v, values)) for n, v in read_lines(chosen.get("headers_sent", ""), ":")}
    method = chosen.get("method", "form")
    if method == "query":
        return ask("GET", chosen["url"], query=fields, headers=headers)
    if method == "json":
        return ask("POST", chosen["url"], json=as_json(fields), headers=headers)
    return ask("POST", chosen["url"], form=fields, headers=headers)


def as_json(fields: dict[str, str]) -> dict[str, Any]:
    """`messages.0.to=…` makes {"messages": [{"to": …}]}: only such lists of one are needed."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        place: Any = found
        steps = name.split(".")
        for step, following in zip(steps, [*steps[1:], ""], strict=True):
            fresh: Any = value if not following else [] if following == "0" else {}
            if isinstance(place, list):
                if not place:
                    place.append(fresh)
                place = place[0]
            else:
                place = place.setdefault(step, fresh)
    return found


def one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def meaning(answer: Answer) -> Exception:
    words = f"HTTP {answer.status} {answer.body[:200].decode('utf-8', 'replace')}"
    if answer.status == 429:
        return TooFast(with_detail(BUSY, words), answer.pause_seconds)
    if answer.status in (401, 403):
        return WrongPassword(with_detail(WRONG_KEY, words))
    if answer.status == 503:
        return TryLater(with_detail(AWAY, words), answer.pause_seconds)
    if answer.status >= 500:
        return Uncertain(with_detail(UNSURE, words))
    return NeverAccepted(with_detail(REFUSED, words))
