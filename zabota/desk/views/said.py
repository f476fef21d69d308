"""Messages of the usual sort as ready strings: twenty of them must cost next to nothing.

What is rare (notes, machines' mail, files, trouble) is left to entries.html, which says it the same way.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from zabota.core.display.icons import icon
from zabota.core.display.moments import moment

ADDRESS = "/messages/%d/"
"""Spelled out as in rows.py; a test holds it to urls.py."""
USUAL_SENDING = ("", "sent", "waiting", "delivered", "read")


def make_ready(entries: Iterable[Any]) -> None:
    """Give every usual message of a talk its finished `ready` string; every foreign text is escaped."""
    words = {
        "unknown": _("unknown"),
        "whole": _("Show all, with what was quoted"),
        "formatted": _("Show as it was sent"),
        "waiting": f"{icon('clock', 'small')}{escape(_('on its way'))}",
        "sent": f"{icon('check', 'small')}{escape(_('sent'))}",
        "delivered": f"{icon('checks', 'small')}{escape(_('delivered'))}",
        "read": f"{icon('eye', 'small')}{escape(_('read'))}",
    }
    for said in entries:
        if is_usual(said):
            said.ready = mark_safe(said_html(said, words))  # noqa: S308 - escaped piece by piece


def is_usual(said: Any) -> bool:
    rare = (
        said.is_note
        or said.is_absence_note
        or said.is_automatic
        or said.pictures
        or said.files
        or said.problems
        or said.corrects_id
        or said.is_corrected
        or said.sms_parts
    )
    return not rare and said.sending in USUAL_SENDING


def said_html(said: Any, words: dict[str, str]) -> str:
    sending = f" sending-{said.sending}" if said.sending else ""
    unsent = " data-unsent" if said.sending == "waiting" or said.is_watched else ""
    sender = f"<span>{escape(said.sender)}</span>" if said.sender and said.sender != said.who else ""
    foot = f'<p class="said-sending">{words[said.sending]}</p>' if said.sending else ""
    return (
        f'<article class="said {said.look}{sending}" id="{said.key}" data-state="{said.state}"{unsent}>'
        f'<div class="said-head">{said.face}<strong>{escape(said.who or words["unknown"])}</strong>{sender}'
        f'{moment(said.at)}</div><div class="said-text">{said.body}</div>'
        f"{more(said, 'whole', words) if said.has_more else ''}"
        f"{more(said, 'formatted', words) if said.has_html else ''}{foot}</article>"
    )


def more(said: Any, what: str, words: dict[str, str]) -> str:
    """What is fetched when it is opened."""
    return (
        f'<details class="said-more" hx-get="{ADDRESS % said.id}{what}/" hx-trigger="toggle once" '
        f'hx-target="find div"><summary>{escape(words[what])}</summary><div></div></details>'
    )
