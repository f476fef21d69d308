"""Icons from the one sprite; the names are those of frontend/icons.txt."""

from functools import cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


@cache
def sprite_url() -> str:
    return static("dist/icons.svg")


@cache
def icon(name: str, size: str = "") -> SafeString:
    """A picture hidden from screen readers: the words stand beside it. `size`: "", "small", "large"."""
    look = f"icon icon-{size}" if size else "icon"
    return format_html(
        '<svg class="{}" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">'
        '<use href="{}#{}"/></svg>',
        look,
        sprite_url(),
        name,
    )
