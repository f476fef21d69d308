"""A figure in words: each unit is written in one way everywhere."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from zabota.core.display.durations import duration
from zabota.insight.kpi import Figure, Kpi

THIN_BELOW = 30


def shown_value(value: float | None, unit: str) -> str | None:
    """The number as people read it; None stays None."""
    if value is None:
        return None
    if unit == "seconds":
        return duration(value)
    if unit == "share":
        return f"{number_format(value * 100, 0)} %"
    if unit == "nps":
        return f"{round(value):+d}".replace("-", "−")
    if unit == "mark":
        return number_format(value, 1)
    return number_format(value, 0, use_l10n=True, force_grouping=True)


def shown_interval(figure: Figure, unit: str) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return _("%(low)s to %(high)s") % {
        "low": shown_value(figure.low, unit),
        "high": shown_value(figure.high, unit),
    }


def shown_n(figure: Figure) -> str:
    return f"n = {number_format(figure.n, 0, force_grouping=True)}"


def is_thin(figure: Figure, kpi: Kpi) -> bool:
    """Too few to judge by: shown greyed."""
    return kpi.unit not in ("count", "money") and figure.n < THIN_BELOW


def tone_of(figure: Figure, target: float | None, better: str) -> tuple[str, Any]:
    """How the figure stands to its target: its tone and words; within the interval no verdict."""
    if figure.value is None or target is None:
        return "", ""
    ahead = figure.value >= target if better == "higher" else figure.value <= target
    if figure.low is not None and figure.high is not None and figure.low <= target <= figure.high:
        return "watch", _("about on target")
    return ("good", _("on target")) if ahead else ("bad", _("off target"))
