"""The tags of every page: `{% load zabota_tags %}`. What they show is made in `zabota.core.display`."""

from datetime import timedelta
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zabota.core.display import (
    addresses,
    bands,
    browser,
    clocks,
    durations,
    faces,
    fields,
    frame,
    icons,
    moments,
    programs,
    tabs,
    tiles,
)
from zabota.core.panels import panels_for

register = template.Library()

register.simple_tag(icons.icon)
register.simple_tag(icons.sprite_url)
register.simple_tag(moments.moment)
register.simple_tag(clocks.due)
register.simple_tag(bands.band)
register.simple_tag(faces.avatar)
register.simple_tag(fields.field)
register.simple_tag(tiles.stat)
register.simple_tag(tiles.empty_state)
register.filter(programs.program)


@register.filter
def duration(value: float | timedelta | None) -> str:
    """Seconds, or a timedelta, as "2 h 05 min"; None as an empty text."""
    if value is None:
        return ""
    return durations.duration(value.total_seconds() if isinstance(value, timedelta) else value)


@register.simple_tag(takes_context=True)
def side_menu(context: Context) -> SafeString:
    return frame.side(str(context.get("company_name", "")), context.get("menu") or ())


@register.simple_tag(takes_context=True)
def bottom_menu(context: Context) -> SafeString:
    return frame.bottom_bar(str(context.get("company_name", "")), context.get("menu") or ())


@register.simple_tag(takes_context=True, name="tabs")
def tabs_of(context: Context, here: str) -> SafeString:
    return tabs.tabs(here, context["user"])


@register.simple_tag(takes_context=True)
def account_menus(context: Context) -> SafeString:
    return frame.account(context["request"], context["user"])


@register.simple_tag(takes_context=True)
def is_named(context: Context) -> bool:
    """Whether passkeys can work at this address."""
    return addresses.is_named(context["request"])


@register.simple_tag(takes_context=True)
def by_name(context: Context) -> str:
    """The same machine by its name, where we know one."""
    return addresses.by_name(context["request"])


@register.simple_tag
def browser_words() -> SafeString:
    """The texts that the page's JavaScript needs, in the reader's language."""
    return json_script(browser.words(), "browser-words")


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> SafeString:
    """The page's block `name` once more, so that a title is written once."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    return block.render(context) if block else SafeString("")


@register.simple_tag(takes_context=True)
def panel(context: Context, shown: dict[str, Any]) -> SafeString:
    """One of `panels_for`: its template, given what its `context` returned."""
    found: Any = get_template(shown["template"])
    template = found.template
    with context.push(**shown):
        return template.render(context)


@register.simple_tag(takes_context=True)
def panels_at(context: Context, place: str, subject: Any) -> SafeString:
    """What the apps bring to this place of the page, for whoever looks at it."""
    found = panels_for(place, subject, context["request"].user)
    return format_html_join("", "{}", ((panel(context, shown),) for shown in found))


@register.simple_tag(takes_context=True)
def pager(context: Context, page: Any) -> SafeString:
    """Previous and next of a keyset page: `page.previous`, `page.next` are cursors, empty at the ends."""
    back = format_html("{} {}", icons.icon("arrow-left"), pgettext("page", "Previous"))
    on = format_html("{} {}", pgettext("page", "Next"), icons.icon("arrow-right"))
    previous_link = _page_link(context, page.previous, "prev", back)
    next_link = _page_link(context, page.next, "next", on)
    if not previous_link and not next_link:
        return SafeString("")
    gap = SafeString("<span></span>")
    label = _("Pages")
    return format_html(
        '<nav class="pager" aria-label="{}">{}{}</nav>', label, previous_link or gap, next_link
    )


def _page_link(context: Context, cursor: str | None, rel: str, text: SafeString) -> SafeString:
    if not cursor:
        return SafeString("")
    query = context["request"].GET.copy()
    query["page"] = cursor
    return format_html('<a class="btn" rel="{}" href="?{}">{}</a>', rel, query.urlencode(), text)
