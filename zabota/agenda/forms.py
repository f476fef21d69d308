from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.desk.models import ContactReason

MOMENT = "%Y-%m-%dT%H:%M"


class TaskForm(forms.Form):
    fields: dict[str, Any]
    text = forms.CharField(label=_("What is to be done"), max_length=4000, widget=forms.Textarea({"rows": 3}))
    due_at = forms.DateTimeField(
        label=_("By when"),
        input_formats=[MOMENT, f"{MOMENT}:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
    )
    owner = forms.ModelChoiceField(label=_("Who does it"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        tomorrow = timezone.localtime().replace(minute=0, second=0) + timedelta(days=1)
        kwargs.setdefault("initial", {"owner": user.pk, "due_at": tomorrow})
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.visible_to(user).active()


class FinishForm(forms.Form):
    """A follow-up call may bring two marks; another task only words."""

    outcome = forms.CharField(
        label=_("What came of it"), required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )
    product_mark = forms.IntegerField(
        label=_("Content with what they got, 1 to 10"), required=False, min_value=1, max_value=10
    )
    service_mark = forms.IntegerField(
        label=_("Content with how they were served, 1 to 10"), required=False, min_value=1, max_value=10
    )


class FollowUpForm(forms.Form):
    fields: dict[str, Any]
    reason = forms.ModelChoiceField(
        ContactReason.objects.filter(retired_at=None), required=False, label=_("Contact reason")
    )
    inbox = forms.ModelChoiceField(Inbox.objects.none(), required=False, label=_("Or an inbox"))
    days = forms.IntegerField(label=_("Days after it was resolved"), min_value=1, max_value=365, initial=7)

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["inbox"].queryset = Inbox.objects.visible_to(user).order_by("name")
