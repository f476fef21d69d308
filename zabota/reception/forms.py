from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.company.models import Branch, Team, User
from zabota.customers.forms import LANGUAGES, MOMENT, branch_choices
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.reception.models import Call, Consultation

LONGEST = 20_000


def text_field(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=[MOMENT, f"{MOMENT}:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
        **more,
    )


class PressedForm(forms.Form):
    """A form that makes something: the same press twice makes one."""

    fields: dict[str, Any]
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)


class AtBranchForm(PressedForm):
    """Where it happened; asked only of those who are of several branches."""

    branch = forms.ModelChoiceField(label=_("Branch"), queryset=Branch.objects.none(), empty_label=None)

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        branches = branch_choices(user)
        self.fields["branch"].queryset = branches
        own = sorted(user.branch_ids) or list(branches.values_list("id", flat=True)[:1])
        self.fields["branch"].initial = own[0] if own else None
        if len(branches[:2]) == 1:
            self.fields["branch"].widget = forms.HiddenInput()


class VisitForm(AtBranchForm):
    said = text_field(_("What does the customer say?"), help_text=_("In the customer's own words."))
    answered = text_field(
        _("What did you answer at once?"),
        required=False,
        help_text=_("Empty: it waits for an answer."),
    )


class WelcomeForm(AtBranchForm):
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=160, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=60, required=False, widget=forms.TextInput({"type": "tel"})
    )
    email = forms.CharField(
        label=_("E-mail"), max_length=254, required=False, widget=forms.TextInput({"type": "email"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    said = text_field(_("What brings the customer here?"), required=False)
    expectation = text_field(
        _("What does the customer expect?"),
        required=False,
        help_text=_("In the customer's own words. It stays a hypothesis until the customer confirms it."),
    )


class WhoForm(AtBranchForm):
    """Somebody with or without a card."""

    customer = forms.ModelChoiceField(
        queryset=Customer.objects.none(), required=False, widget=forms.HiddenInput
    )
    name = forms.CharField(
        label=_("Name, as it was given"),
        max_length=160,
        required=False,
        help_text=_("May be empty: nobody has to say who they are."),
    )
    contact = forms.CharField(label=_("Phone or e-mail"), max_length=254, required=False)

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, user=user, **more)
        self.fields["customer"].queryset = Customer.objects.visible_to(user).present()


class BookForm(WhoForm):
    page = forms.IntegerField(label=_("Page"), min_value=1, max_value=100_000)
    written_on = forms.DateField(
        label=_("Written on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    place = forms.CharField(
        label=_("Where the book lies"), max_length=120, required=False, help_text=_("E.g. till 2")
    )
    text = text_field(_("What is written there"), rows=5, help_text=_("Word for word."))
    photo = forms.FileField(
        label=_("Picture of the page"), required=False, widget=forms.FileInput({"accept": "image/*"})
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["written_on"].initial = timezone.localdate


class SeniorForm(WhoForm):
    why = text_field(_("What is it about?"))
    place = forms.CharField(label=_("Where the customer is"), max_length=120, required=False)


class ArrivalForm(forms.Form):
    fields: dict[str, Any]
    came = forms.ModelChoiceField(label=_("Who came"), queryset=User.objects.none(), empty_label=None)
    what_was_said = forms.CharField(label=_("What was agreed"), max_length=LONGEST, required=False)

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["came"].queryset = colleagues(user)
        self.fields["came"].initial = user.pk


def colleagues(user: User) -> Any:
    return User.objects.filter(pk__in=User.objects.visible_to(user).active().values("pk"))


class HandOverForm(forms.Form):
    """`to` is `user-7` or `team-2`."""

    fields: dict[str, Any]
    to = forms.ChoiceField(label=_("Who does it?"))
    wants = text_field(_("What does the customer want?"), rows=3)
    promised_by = moment_field(
        _("Promised by when?"),
        required=False,
        help_text=_("It becomes a promise to the customer, and whoever accepts keeps it."),
    )

    def __init__(self, *args: Any, user: User, conversation: Conversation, **more: Any) -> None:
        super().__init__(*args, **more)
        people = [one for one in colleagues(user).exclude(pk=user.pk) if one.may("desk.answer")]
        teams = (
            Team.objects.all()
            if user.sees_all_branches
            else Team.objects.filter(branch__in=[*user.branch_ids, None]) | Team.objects.filter(branch=None)
        )
        self.people = {f"user-{one.pk}": one for one in people}
        self.teams = {f"team-{one.pk}": one for one in teams.distinct()}
        self.fields["to"].choices = [
            ("", _("Choose")),
            (_("Colleagues"), [(key, one.name) for key, one in self.people.items()]),
            (_("Teams"), [(key, one.name) for key, one in self.teams.items()]),
        ]

    @property
    def receiver(self) -> dict[str, Any]:
        key = self.cleaned_data["to"]
        return {"to_user": self.people.get(key), "to_team": self.teams.get(key)}


class ReturnForm(forms.Form):
    because = forms.CharField(label=_("Why it goes back"), max_length=LONGEST)


class CallForm(WhoForm):
    direction = forms.ChoiceField(
        label=_("Who called?"), choices=Call.Direction.choices, widget=forms.RadioSelect, initial="in"
    )
    was_answered = forms.BooleanField(label=_("We spoke"), required=False, initial=True)
    said = text_field(_("What did the customer say?"), required=False)
    answered = text_field(_("What did you answer?"), required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=600, required=False)
    at = moment_field(_("When"), required=False)


class ConsultationForm(PressedForm):
    starts_at = moment_field(_("Begins"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=480, initial=30)
    host = forms.ModelChoiceField(label=_("Who speaks"), queryset=User.objects.none(), empty_label=None)
    about = forms.CharField(label=_("What it is about"), max_length=300, required=False)

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["host"].queryset = colleagues(user)
        self.fields["host"].initial = user.pk


class EndingForm(forms.Form):
    ending = forms.ChoiceField(label=_("How it went"), choices=Consultation.Ending.choices)
    said = forms.CharField(label=_("What the customer said"), max_length=LONGEST, required=False)
    answered = forms.CharField(label=_("What we answered"), max_length=LONGEST, required=False)


class ExtensionForm(forms.Form):
    fields: dict[str, Any]
    user = forms.ModelChoiceField(label=_("Colleague"), queryset=User.objects.none(), empty_label=None)
    number = forms.CharField(
        label=_("Number of the telephone"),
        max_length=40,
        required=False,
        help_text=_("As the exchange calls it, e.g. 101. Empty: no telephone."),
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["user"].queryset = colleagues(user)
