import re
from datetime import time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

INTERVAL = re.compile(r"(\d{1,2})(?::(\d\d))?\s*[-–—]\s*(\d{1,2})(?::(\d\d))?")
Intervals = list[tuple[time, time]]


def read_intervals(text: str) -> Intervals:
    """ "9-13, 14:00-18:30" as times; 24 is midnight at the day's end. ValueError says what is wrong."""
    found: Intervals = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = INTERVAL.fullmatch(part)
        if not match:
            raise ValueError(_("“%(part)s” is not a time of opening: write 9:00-18:00.") % {"part": part})
        opens_at, closes_at = _moment(match[1], match[2]), _moment(match[3], match[4])
        if closes_at != time(0) and closes_at <= opens_at:
            raise ValueError(_("“%(part)s” ends before it begins.") % {"part": part})
        if found and (found[-1][1] == time(0) or opens_at < found[-1][1]):
            raise ValueError(_("“%(part)s” begins before the one before it has ended.") % {"part": part})
        found.append((opens_at, closes_at))
    return found


def _moment(hour: str, minute: str | None) -> time:
    if int(hour) == 24 and not int(minute or 0):
        return time(0)
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise ValueError(_("There is no time %(time)s.") % {"time": f"{hour}:{minute or '00'}"}) from None


def write_intervals(intervals: Intervals) -> str:
    return ", ".join(f"{a:%H:%M}-{'24:00' if b == time(0) else f'{b:%H:%M}'}" for a, b in intervals)


class WeekForm(forms.Form):
    """The hours of a week: a line a day, several intervals a line, an empty line is a closed day."""

    def __init__(self, *args: Any, week: dict[int, Intervals] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for day, name in WEEKDAYS.items():
            self.fields[f"day_{day}"] = forms.CharField(
                label=name,
                required=False,
                max_length=120,
                initial=write_intervals((week or {}).get(day, [])),
                widget=forms.TextInput(attrs={"placeholder": "9:00-13:00, 14:00-18:00"}),
            )

    def clean(self) -> dict[str, Any]:
        self.week: dict[int, Intervals] = {}
        for day in WEEKDAYS:
            try:
                intervals = read_intervals(self.cleaned_data.get(f"day_{day}", ""))
            except ValueError as wrong:
                self.add_error(f"day_{day}", str(wrong))
            else:
                if intervals:
                    self.week[day] = intervals
        return self.cleaned_data


class HolidayForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    name = forms.CharField(label=gettext_lazy("What day it is"), max_length=120)
    hours = forms.CharField(
        label=gettext_lazy("Open"),
        required=False,
        help_text=gettext_lazy("One interval like 10:00-14:00; empty means closed"),
    )

    def clean_hours(self) -> tuple[time, time] | None:
        try:
            found = read_intervals(self.cleaned_data["hours"])
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        if len(found) > 1 or (found and found[0][1] == time(0)):
            raise forms.ValidationError(_("One interval that ends before midnight, please."))
        return found[0] if found else None


class PublicHolidaysForm(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year
