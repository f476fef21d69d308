"""Parts of the frame that many pages share, rendered once; what only a request knows is put in afterwards."""

import secrets
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from zabota.core.display.faces import name_of
from zabota.core.navigation import SECTIONS, navigation, section_of

SHORT = 12
"""A menu of so many entries is shown whole; of a longer one the first section and that of the page."""
TOKEN, HERE = (f"put-in-{secrets.token_hex(16)}" for _mark in range(2))
Entries = tuple[tuple[str, bool], ...]
"""Of each entry of the menu its name, and whether it is the page's."""


@dataclass(frozen=True)
class Face:
    """As much of a user as the frame shows."""

    shown: str
    name: str
    email: str

    def __str__(self) -> str:
        return self.shown


def side(company: str, entries: Entries) -> SafeString:
    return _menu("core/parts/side.html", get_language(), company, entries)


def bottom_bar(company: str, entries: Entries) -> SafeString:
    return _menu("core/parts/bottom_bar.html", get_language(), company, entries)


def account(request: HttpRequest, user: Any) -> SafeString:
    """The menus of language, appearance and one's own account."""
    kept = _account(get_language(), Face(str(user), name_of(user), user.email))
    token, here = get_token(request), escape(request.get_full_path())
    return mark_safe(kept.replace(TOKEN, token).replace(HERE, here))  # noqa: S308 - rendered, and escaped


@lru_cache(512)
def _menu(template: str, _language: str | None, company: str, entries: Entries) -> SafeString:
    context = {"company_name": company, "sections": sections(entries), "first": listed(entries[:4])}
    return render_to_string(template, context)


@lru_cache(512)
def _account(_language: str | None, face: Face) -> SafeString:
    context = {"user": face, "csrf_token": TOKEN, "here": HERE}
    return render_to_string("core/parts/account.html", context)


def sections(entries: Entries) -> list[dict[str, Any]]:
    """The entries under their headings."""
    found = [(begins, list(items)) for begins, items in groupby(listed(entries), lambda one: one["section"])]
    return [
        {
            "name": begins,
            "label": SECTIONS[begins],
            "items": items,
            "open": place == 0 or len(entries) <= SHORT or any(item["active"] for item in items),
        }
        for place, (begins, items) in enumerate(found)
    ]


def listed(entries: Entries) -> list[dict[str, Any]]:
    items = ((navigation[name], active) for name, active in entries)
    return [
        {
            "label": item.label,
            "icon": item.icon,
            "url": reverse(item.url_name),
            "active": active,
            "name": item.name,
            "key": item.key,
            "section": section_of(item.order),
        }
        for item, active in items
    ]
