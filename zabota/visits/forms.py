from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.customers.forms import MOMENT, branch_choices
from zabota.customers.models import Customer
from zabota.desk.reach import ONLY_WHILE_HERE
from zabota.visits.models import Appointment

LONGEST = 4000


def moment_field(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=[MOMENT, f"{MOMENT}:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
    )


class DayForm(forms.Form):
    """Which day of which branch; what makes no sense is today, everywhere one may look."""

    fields: dict[str, Any]
    on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    branch = forms.ModelChoiceField(
        Branch.objects.none(), label=_("Branch"), required=False, empty_label=_("All branches")
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branch_choices(user)


class BookingForm(forms.Form):
    fields: dict[str, Any]
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)
    about = forms.CharField(label=_("What for?"), max_length=300)
    starts_at = moment_field(_("Begins"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=1440, initial=30)
    branch = forms.ModelChoiceField(Branch.objects.none(), label=_("Branch"), empty_label=None)
    host = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who receives the customer"),
        required=False,
        empty_label=_("whoever is free"),
    )
    promised = forms.CharField(
        label=_("What we promise"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The customer reads it, and is asked afterwards whether it was done."),
    )
    inbox = forms.ModelChoiceField(
        Inbox.objects.none(),
        label=_("The customer wants to be reminded by"),
        required=False,
        empty_label=_("the way they wrote last"),
    )
    telling = forms.BooleanField(label=_("Tell the customer now"), required=False, initial=True)

    def __init__(self, *args: Any, user: User, customer: Customer, **more: Any) -> None:
        super().__init__(*args, **more)
        branches = branch_choices(user)
        self.fields["branch"].queryset = branches
        own = sorted(user.branch_ids) or list(branches.values_list("id", flat=True)[:1])
        self.fields["branch"].initial = own[0] if own else None
        self.fields["host"].queryset = User.objects.filter(
            pk__in=User.objects.visible_to(user).active().values("pk")
        )
        self.fields["inbox"].queryset = inboxes_that_reach(customer)
        noon = timezone.localtime().replace(minute=0, second=0, microsecond=0)
        self.fields["starts_at"].initial = noon + timedelta(days=1)


def inboxes_that_reach(customer: Customer) -> Any:
    """Ways by which this customer can be written to at any time."""
    known = {one.kind: one.value for one in reversed(customer.identities.all())}
    usable = [
        inbox.id
        for inbox in Inbox.objects.switched_on()
        if inbox.channel.identity not in ONLY_WHILE_HERE
        and inbox.channel.reaches(known.get(inbox.channel.identity, ""))
    ]
    return Inbox.objects.filter(id__in=usable).order_by("name")


class MoveForm(forms.Form):
    starts_at = moment_field(_("New time"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=1440)
    telling = forms.BooleanField(label=_("Tell the customer now"), required=False, initial=True)


class EndingForm(forms.Form):
    ending = forms.ChoiceField(label=_("How it went"), choices=Appointment.Ending.choices)
    because = forms.CharField(label=_("In a few words"), required=False, max_length=LONGEST)


class WordForm(forms.Form):
    """What a customer presses on the page of the link."""

    words = forms.CharField(required=False, max_length=LONGEST)
