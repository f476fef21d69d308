"""The pages of one part, side by side."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zabota.core import navigation
from zabota.core.access import may_open
from zabota.core.display.icons import icon
from zabota.core.navigation import Tab


def tabs(here: str, user: Any) -> SafeString:
    """The row in which the page `here` stands, e.g. "recovery:gifts": its pages that the user may open."""
    row = navigation.tabs[here.partition(":")[0]]
    opened = [tab for tab in row.tabs if may_open(user, tab.url_name)]
    links = format_html_join("", "{}", ((_link(tab, tab.url_name == here),) for tab in opened))
    return format_html('<nav class="tabs" aria-label="{}">{}</nav>', row.label, links)


def _link(tab: Tab, is_here: bool) -> SafeString:
    current = SafeString(' aria-current="page"') if is_here else ""
    picture = icon(tab.icon, "small") if tab.icon else ""
    return format_html('<a href="{}"{}>{}{}</a>', reverse(tab.url_name), current, picture, tab.label)
