"""A number with what stands behind it: how many answers, how sure, by which formula, and the rows."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zabota.core.display.icons import icon

TONES = {"good": "circle-check", "watch": "alert-triangle", "bad": "alert-circle"}
CHIPS = {"good": "chip-promoter", "watch": "chip-passive", "bad": "chip-critic"}


def stat(
    label: Any,
    value: Any,
    *,
    n: int | None = None,
    interval: str = "",
    formula: Any = "",
    url: str = "",
    note: Any = "",
    tone: str = "",
    tone_text: Any = "",
) -> SafeString:
    """A tile. `value` None reads "no data yet". `interval` is ready text ("46-58"); `tone` is good, watch
    or bad and is shown only with `tone_text`, its words. `url` leads to the rows that were counted."""
    shown = format_html('<span class="stat-none">{}</span>', _("no data yet")) if value is None else value
    figure = format_html('<a href="{}">{}</a>', url, shown) if url else shown
    return format_html(
        '<div class="stat"><p class="stat-label">{}</p><p class="stat-value">{}</p>{}{}{}</div>',
        label,
        figure,
        _note(n, interval, note),
        _state(tone, tone_text),
        _how(formula),
    )


def _note(n: int | None, interval: str, note: Any) -> SafeString:
    parts = []
    if n is not None:
        parts.append(ngettext("from %(n)s answer", "from %(n)s answers", n) % {"n": n})
    if interval:
        parts.append(_("95%% sure: %(interval)s") % {"interval": interval})
    if note:
        parts.append(str(note))
    return format_html('<p class="stat-note">{}</p>', " · ".join(parts)) if parts else SafeString("")


def _state(tone: str, text: Any) -> SafeString:
    if tone not in TONES or not text:
        return SafeString("")
    return format_html(
        '<p class="stat-state"><span class="chip {}">{}{}</span></p>', CHIPS[tone], icon(TONES[tone]), text
    )


def _how(formula: Any) -> SafeString:
    if not formula:
        return SafeString("")
    words = _("How it is counted")
    return format_html('<details class="stat-how"><summary>{}</summary><p>{}</p></details>', words, formula)


def empty_state(
    text: Any, *, then: Any = "", url: str = "", label: Any = "", image: str = "inbox"
) -> SafeString:
    """What to show instead of an empty list: what is so, what to do next, and the button that does it."""
    hint = format_html('<p class="empty-next">{}</p>', then) if then else ""
    button = format_html('<a class="btn btn-primary" href="{}">{}</a>', url, label) if url else ""
    return format_html(
        '<div class="empty-state">{}<p class="empty-text">{}</p>{}{}</div>',
        icon(image, "large"),
        text,
        hint,
        button,
    )
