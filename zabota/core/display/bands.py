"""Critic, passive, promoter: a face, a word and a colour."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from zabota.core.display.icons import icon

LABELS = {
    "critic": pgettext_lazy("band", "Critic"),
    "passive": pgettext_lazy("band", "Passive"),
    "promoter": pgettext_lazy("band", "Promoter"),
}
ICONS = {"critic": "mood-sad", "passive": "mood-empty", "promoter": "mood-smile"}


def band(name: str, mark: int | None = None) -> SafeString:
    """The chip of a band, with the mark in front when given; an unknown name shows nothing."""
    if name not in LABELS:
        return SafeString("")
    text = LABELS[name] if mark is None else format_html("{} · {}", mark, LABELS[name])
    return format_html('<span class="band band-{}">{}{}</span>', name, icon(ICONS[name]), text)
