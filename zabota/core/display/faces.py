"""Initials in a circle whose colour stays with the name."""

from typing import Any
from zlib import crc32

from django.utils.html import format_html
from django.utils.safestring import SafeString

HUES = 8


def name_of(person: Any) -> str:
    """The name to show for a user, a customer or a plain string."""
    if person is None:
        return ""
    for attribute in ("display_name", "name", "get_full_name"):
        value = getattr(person, attribute, None)
        if value := value() if callable(value) else value:
            return str(value)
    return str(person)


def initials(name: str) -> str:
    """The first letters of the first and the last word; a question mark for no name."""
    words = [word for word in name.replace("@", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def avatar(person: Any, size: str = "", alone: bool = False) -> SafeString:
    """Decorative beside a written name; `alone=True` speaks the name. `size`: "", "sm", "lg"."""
    name = name_of(person)
    look = f"avatar-z hue-{crc32(name.encode()) % HUES}" + (f" avatar-z-{size}" if size else "")
    if alone:
        return format_html(
            '<span class="{}" role="img" aria-label="{}" title="{}">{}</span>',
            look,
            name,
            name,
            initials(name),
        )
    return format_html('<span class="{}" aria-hidden="true">{}</span>', look, initials(name))
