from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.custody.models import Document


def end_of(day: Any) -> datetime:
    """The last minute of that day, in the company's zone."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


class AskForm(forms.Form):
    kind = forms.ChoiceField(label=_("Document"), choices=Document.Kind)
    reason = forms.CharField(
        label=_("Why we cannot do without it"),
        max_length=1000,
        help_text=_("The customer reads this. If it can be done without a document, do without."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    needed_until = forms.DateField(
        label=_("Needed until"),
        help_text=_("On that day it is deleted, checked or not."),
        initial=lambda: timezone.localdate() + timedelta(days=7),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class CheckForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Is it in order?"), choices=Document.Verdict, widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=1000,
        help_text=_("Needed when it is not in order. Write no numbers of the document."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class KeepForm(forms.Form):
    until = forms.DateField(
        label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    because = forms.CharField(label=pgettext_lazy("purpose", "Why"), max_length=1000)
