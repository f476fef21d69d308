"""What people wrote, safe to show: escaped, with links to press and colleagues' names made visible."""

import re
from collections.abc import Callable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from zabota.channels.links import read_aloud

LINK = re.compile(r"https?://[^\s<>\"'|\\^`{}]{1,2000}")
TRAILING = ".,;:!?)]»”"
MENTION = re.compile(r"(?<![\w@.])@\w[\w.-]{0,60}")
MOST_SHOWN = 20_000


def linked(text: str) -> SafeString:
    """Escaped, with web addresses as links that tell the other site nothing."""
    return _pieces(text, escape)


def linked_by_us(text: str) -> SafeString:
    """What we sent: as `linked`; the customer's own link works for the customer alone."""
    return linked(read_aloud(text, _("(a link for the customer)")))


def with_mentions(text: str) -> SafeString:
    """A note: as `linked`, with @names marked."""
    return _pieces(text, lambda piece: MENTION.sub(r'<b class="mention">\g<0></b>', str(escape(piece))))


def _pieces(text: str, shown: Callable[[str], str]) -> SafeString:
    parts, end = [], 0
    for found in LINK.finditer(text):
        address = found[0].rstrip(TRAILING)
        parts.append(str(shown(text[end : found.start()])))
        link = escape(address)
        parts.append(f'<a href="{link}" target="_blank" rel="noopener noreferrer nofollow">{link}</a>')
        end = found.start() + len(address)
    parts.append(str(shown(text[end:])))
    return mark_safe("".join(parts))  # noqa: S308 - every piece was escaped
