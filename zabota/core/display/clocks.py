"""A running clock as a chip: calm, soon, overdue; met in time or late. Colour only helps the words."""

from datetime import datetime

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from zabota.core.display.durations import duration
from zabota.core.display.icons import icon
from zabota.core.display.moments import exact

ICONS = {
    "calm": "clock",
    "soon": "clock-exclamation",
    "overdue": "flame",
    "met": "circle-check",
    "late": "history",
}
SOON_SECONDS = 30 * 60
ICONS_BY_STATE = " ".join(f'data-{state}-icon="{ICONS[state]}"' for state in ("calm", "soon", "overdue"))


def due_state(
    due_at: datetime, met_at: datetime | None, now: datetime, soon_seconds: int = SOON_SECONDS
) -> str:
    """One of calm, soon, overdue (still running) and met, late (over)."""
    if met_at is not None:
        return "met" if met_at <= due_at else "late"
    left = (due_at - now).total_seconds()
    return "overdue" if left < 0 else "soon" if left <= soon_seconds else "calm"


def due(
    due_at: datetime | None, met_at: datetime | None = None, soon_seconds: int = SOON_SECONDS
) -> SafeString:
    """The chip; nothing when there is no limit. A running one counts on by itself on an open page."""
    if due_at is None:
        return SafeString("")
    now = timezone.now()
    state = due_state(due_at, met_at, now, soon_seconds)
    if met_at is not None:
        return _over(state, due_at, met_at)
    text = _("%(time)s overdue") if state == "overdue" else _("%(time)s left")
    words = escape(text % {"time": duration(abs((due_at - now).total_seconds()))})
    return SafeString(
        f'<span class="due due-{state}" data-soon="{int(soon_seconds)}" {ICONS_BY_STATE}>{icon(ICONS[state])}'
        f'<time datetime="{due_at.isoformat()}" title="{exact(due_at)}" data-due>{words}</time></span>'
    )


def _over(state: str, due_at: datetime, met_at: datetime) -> SafeString:
    late = duration((met_at - due_at).total_seconds())
    text = _("in time") if state == "met" else _("%(time)s late") % {"time": late}
    return SafeString(
        f'<span class="due due-{state}">{icon(ICONS[state])}'
        f'<time datetime="{met_at.isoformat()}" title="{exact(met_at)}">{escape(text)}</time></span>'
    )
