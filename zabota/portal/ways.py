"""Ways to reach the company, as customers are shown them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from zabota.channels.models import Inbox


@dataclass(frozen=True)
class Way:
    label: Any
    icon: str
    url: str
    more: str = ""


PAGES = {"form": "channels:form", "chat": "channels:try_chat"}


def ways_to_ask(inboxes: Iterable[Inbox]) -> list[Way]:
    """Forms and chats by their page, mail by its address, in the order of the inboxes' names."""
    ways = []
    for inbox in inboxes:
        place = str(inbox.branch) if inbox.branch else ""
        if inbox.kind == "email" and inbox.address:
            ways.append(Way(inbox.address, "mail", f"mailto:{inbox.address}", place))
        elif url := _page_of(inbox):
            ways.append(Way(inbox.name, inbox.channel.icon, url, place))
    return ways


def _page_of(inbox: Inbox) -> str:
    try:
        return reverse(PAGES[inbox.kind], args=[inbox.key])
    except (KeyError, NoReverseMatch):
        return ""
