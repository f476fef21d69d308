"""Every text of the chat's window, in the active language: the script itself knows none."""

from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def words() -> dict[str, Any]:
    return {
        "open": _("Write to us"),
        "unread": _("New messages: {number}"),
        "close": _("Close the chat"),
        "log": _("Messages"),
        "write": _("Your message"),
        "send": _("Send"),
        "attach": _("Add files"),
        "remove": _("Remove {name}"),
        "you": _("You"),
        "sending": _("Sending…"),
        "writing": _("{name} is writing…"),
        "not_sent": _("Not sent yet."),
        "again": _("Try again"),
        "connecting": _("No connection. We are trying again; nothing you write is lost."),
        "who": _("How may we call you, and where may we answer if you leave?"),
        "leave_mail": _("Leave your e-mail or phone, and our answer finds you."),
        "name": _("Your name"),
        "contact": _("E-mail or phone"),
        "save": _("Save"),
        "later": _("Not now"),
        "left": _("You left: {contact}"),
        "too_large": _("“{name}” is too large: a file may have {number} MB."),
        "too_many": _("At most {number} files go with one message."),
        "too_long": _("This is too long: at most {number} characters."),
        "picture": _("Picture: {name}"),
        "download": _("Save the file {name}"),
        "link": pgettext("do", "Open"),
        "decimal": get_format("DECIMAL_SEPARATOR"),
        "megabytes": _("MB"),
        "kilobytes": _("KB"),
    }
