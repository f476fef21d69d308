"""The main menu, the settings page and the tabs: each app adds its entries in `navigation.py`."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.core.registry import Registry


@dataclass(frozen=True)
class NavigationItem:
    """One entry: shown to whoever has `permission` (to all signed in when empty), in `order`, which also says
    in which of the menu's `SECTIONS` it stands.

    `more` is a sentence about it, for the settings page; `key` are the keys that open it, e.g. "g i".
    """

    name: str
    label: Any
    icon: str
    url_name: str
    permission: str = ""
    order: int = 50
    more: Any = ""
    key: str = ""


@dataclass(frozen=True)
class Tab:
    """One page of a part, as its neighbours name it."""

    label: Any
    url_name: str
    icon: str = ""


@dataclass(frozen=True)
class Tabs:
    """The pages of one part, in a row above each of them: `{% tabs "recovery:gifts" %}` stands on the one."""

    name: str
    label: Any
    tabs: tuple[Tab, ...]


SECTIONS = {
    0: _("Every day"),
    20: _("Putting right"),
    30: _("The customers' voice"),
    70: _("The company"),
}
"""From this order on -> the heading."""


def section_of(order: int) -> int:
    return max(begins for begins in SECTIONS if begins <= order)


navigation: Registry[NavigationItem] = Registry("navigation")
settings_pages: Registry[NavigationItem] = Registry("settings pages")
tabs: Registry[Tabs] = Registry("tabs")
