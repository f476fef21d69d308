"""The lines of the inbox as ready strings: fifty of them must cost next to nothing."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from zabota.channels.kind import kinds
from zabota.core.display.clocks import due
from zabota.core.display.faces import avatar, initials
from zabota.core.display.icons import icon
from zabota.core.display.moments import moment

ADDRESS = "/conversations/%d/"
"""Spelled out: resolving the name fifty times costs more than the whole line. A test holds it to urls.py."""


def rows_html(rows: Iterable[dict[str, Any]], bulk: bool = False) -> SafeString:
    """`<li>` after `<li>`; every foreign text in them is escaped. `bulk` puts a box to tick before each."""
    words = {
        "match": _("Does it belong to another conversation?"),
        "failed": _("The answer did not arrive"),
        "nobody": _("nobody"),
        "snoozed": _("snoozed until"),
        "resolved": _("resolved"),
        "confidential": _("confidential"),
        "choose": _("Choose #%(number)d"),
    }
    return mark_safe("".join(row_html(row, words, bulk) for row in rows))  # noqa: S308 - escaped piece by piece


def row_html(row: dict[str, Any], words: dict[str, str], bulk: bool) -> str:
    number, name = row["id"], escape(row["customer_name"])
    subject, preview = escape(row["subject"] or row["preview"]), escape(row["preview"])
    return (
        f'<li class="line row{" row-waits" if row["waiting_since"] else ""}" data-id="{number}">'
        f"{box(number, words) if bulk else ''}{avatar(row['customer_name'])}"
        f'<a class="line-title" id="row-{number}" href="{ADDRESS % number}">{name}</a>'
        f'<span class="row-when">{moment(row["last_message_at"])}</span>'
        f'<span class="line-more row-subject"><span class="line-text">{subject}</span></span>'
        f'<span class="line-more"><span class="line-text">{preview}</span></span>'
        f'<span class="line-more row-foot">{marks(row, words)}</span></li>'
    )


def box(number: int, words: dict[str, str]) -> str:
    said = escape(words["choose"] % {"number": number})
    return (
        '<input class="form-check-input row-box" type="checkbox" name="chosen" form="bulk"'
        f' value="{number}" aria-label="{said}">'
    )


def marks(row: dict[str, Any], words: dict[str, str]) -> str:
    """What is to be known at a glance: the clock, the channel, with whom it is, what went wrong."""
    assignee = row["assignee_name"]
    parts = [f'<span class="row-number">{channel_icon(row["inbox_kind"])}#{row["id"]}</span>']
    if row["confided_to"] is not None:
        parts.append(chip("chip-info", "lock", words["confidential"]))
    if row["resolved_at"]:
        parts.append(f'<span class="chip chip-success">{icon("check")}{escape(words["resolved"])}</span>')
    elif row["due_at"]:
        parts.append(due(row["due_at"]))
    if row["snoozed_until"] and not row["resolved_at"]:
        until = f"{unseen(words['snoozed'])}{moment(row['snoozed_until'])}"
        parts.append(f'<span class="chip">{icon("moon")}{until}</span>')
    if row["reply_failed_at"]:
        parts.append(chip("chip-danger", "mail-exclamation", words["failed"]))
    if row["possible_match_id"]:
        parts.append(chip("chip-warning", "arrow-merge", words["match"]))
    with_whom = escape(assignee) if assignee else escape(words["nobody"])
    face = escape(initials(assignee)) if assignee else "–"
    parts.append(
        f'<span class="row-with" title="{with_whom}"><span aria-hidden="true">{face}</span>'
        f'<span class="visually-hidden">{with_whom}</span></span>'
    )
    return "".join(parts)


def chip(look: str, picture: str, said: str) -> str:
    return f'<span class="chip {look} chip-bare" title="{escape(said)}">{icon(picture)}{unseen(said)}</span>'


def unseen(said: str) -> str:
    return f'<span class="visually-hidden">{escape(said)}</span>'


def channel_icon(kind: str) -> SafeString:
    return icon(kinds[kind].icon if kind in kinds else "message", "small")
