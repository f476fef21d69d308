"""Every part of a page at once: for looking, and for the accessibility test."""

from datetime import timedelta
from types import SimpleNamespace

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.core.access import signed_in
from zabota.core.request import StaffRequest

CHANNELS = [("mail", _("E-mail")), ("phone", _("Phone")), ("chat", _("Chat"))]


class Sample(forms.Form):
    name = forms.CharField(label=pgettext_lazy("person", "Name"), help_text=_("As the customer says it."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), choices=CHANNELS)
    wish = forms.CharField(label=_("What would help?"), widget=forms.Textarea)
    ways = forms.MultipleChoiceField(
        label=_("How may we answer?"), choices=CHANNELS, widget=forms.CheckboxSelectMultiple, required=False
    )
    news = forms.BooleanField(label=_("Write to me about news"), required=False)


@signed_in
def show(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "form": Sample(
            {"name": "Вера", "email": "vera", "channel": "chat", "wish": "Programare după ora 18"}
        ),
        "moments": [now - timedelta(seconds=age) for age in (5, 300, 9000, 100_000, 400_000, 40_000_000)],
        "due": [now + timedelta(seconds=left) for left in (9000, 900, -800)],
        "met": [(now, now - timedelta(minutes=3)), (now - timedelta(hours=2), now - timedelta(minutes=30))],
        "people": [
            "Alice Popescu",
            "Bob",
            "Вера Морару",
            "Nina Rusu",
            "Oleg Țurcanu",
            "Irina",
            "Maria",
            "Dan",
        ],
        "page": SimpleNamespace(previous="a", next="b"),
        "chart": CHART,
    }
    return render(request, "core/style_guide.html", context)


CHART = {
    "xAxis": {"type": "category", "data": ["1", "2", "3", "4", "5", "6", "7"]},
    "yAxis": {"type": "value"},
    "legend": {},
    "tooltip": {"trigger": "axis"},
    "series": [
        {"type": "bar", "name": "A", "data": [12, 18, 9, 14, 20, 11, 16]},
        {"type": "line", "name": "B", "data": [40, 42, 38, 45, 51, 49, 54]},
    ],
}
