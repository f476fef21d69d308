from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.asking.models import Kiosk
from zabota.company.models import Branch, User
from zabota.feedback.forms import branches_of
from zabota.feedback.models import Survey, Touchpoint, Wave


class PlaceForm(forms.Form):
    """What a till and a kiosk have in common."""

    fields: dict[str, Any]
    branch = forms.ModelChoiceField(Branch.objects.none(), label=_("Branch"), empty_label=None)
    name = forms.CharField(label=_("Name"), max_length=80)
    survey = forms.ModelChoiceField(Survey.objects.none(), label=_("Survey"), empty_label=None)

    def __init__(self, *args: Any, user: User, is_new: bool, **more: Any):
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["survey"].queryset = Survey.objects.visible_to(user).in_use() | Survey.objects.filter(
            id=getattr(self.initial.get("survey"), "id", 0)
        )
        if is_new:
            self.fields.pop("in_use", None)
        else:
            del self.fields["branch"]


class TillForm(PlaceForm):
    smiley_touchpoint = forms.ModelChoiceField(
        Touchpoint.objects.none(),
        label=_("What a smiley marks"),
        required=False,
        empty_label=_("the survey's first touchpoint"),
    )
    cashiers = forms.CharField(
        label=_("Cashiers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line: the cash desk's code of the cashier, then the e-mail here. 17 nina@example.com"
        ),
    )
    in_use = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, user: User, **more: Any):
        super().__init__(*args, user=user, **more)
        self.user = user
        self.fields["smiley_touchpoint"].queryset = Touchpoint.objects.visible_to(user).in_use()

    def clean_cashiers(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for line in self.cleaned_data["cashiers"].splitlines():
            if not line.strip():
                continue
            code, _space, email = line.strip().partition(" ")
            user = User.objects.filter(email=email.strip().lower()).first()
            if user is None or not code.replace("-", "").isalnum() or not code.isascii():
                raise ValidationError(_("This line is not understood: %(line)s"), params={"line": line})
            found[code] = user.id
        return found


def cashiers_in_lines(cashiers: dict[str, int]) -> str:
    emails = dict(User.objects.filter(id__in=cashiers.values()).values_list("id", "email"))
    return "\n".join(f"{code} {emails[user_id]}" for code, user_id in cashiers.items() if user_id in emails)


class KioskForm(PlaceForm):
    look = forms.ChoiceField(label=_("It shows"), choices=Kiosk.Look.choices)
    in_use = forms.BooleanField(label=_("In use"), required=False)
    new_key = forms.BooleanField(
        label=_("Make a new key"),
        required=False,
        help_text=_("The tablet that knows the old one is out at once; open the new address on it."),
    )

    def __init__(self, *args: Any, is_new: bool, **more: Any):
        super().__init__(*args, is_new=is_new, **more)
        if is_new:
            del self.fields["new_key"]


class RedeemForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    bill = forms.CharField(label=_("Number of the bill"), max_length=40, required=False)


class BatchForm(forms.Form):
    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=120)
    branch = forms.ModelChoiceField(Branch.objects.none(), label=_("Branch"), empty_label=None)
    survey = forms.ModelChoiceField(Survey.objects.none(), label=_("Survey"), empty_label=None)
    answered_on = forms.DateField(
        label=_("Day on which they were filled in"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    is_double = forms.BooleanField(
        label=_("Typed twice, by two people"),
        required=False,
        help_text=_("A sheet becomes an answer when both read the same."),
    )

    def __init__(self, *args: Any, user: User, **more: Any):
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["survey"].queryset = Survey.objects.in_use()

    def clean_answered_on(self):
        day = self.cleaned_data["answered_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day


class CallListForm(forms.Form):
    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=120)
    survey = forms.ModelChoiceField(Survey.objects.none(), label=_("Survey"), empty_label=None)
    branch = forms.ModelChoiceField(
        Branch.objects.none(), label=_("Customers of the branch"), required=False, empty_label=_("all")
    )
    wave = forms.ModelChoiceField(
        Wave.objects.none(),
        label=_("Wave"),
        required=False,
        empty_label=_("none"),
        help_text=_("Of this survey: its frozen questions are asked, and the answers count for it."),
    )
    served_within_days = forms.IntegerField(
        label=_("Served within the last days"), min_value=1, max_value=3650, initial=30
    )
    most = forms.IntegerField(label=_("At most so many"), min_value=1, max_value=5000, initial=100)
    script_en = forms.CharField(label=_("Script: English"), required=False, widget=forms.Textarea)
    script_ru = forms.CharField(label=_("Script: Russian"), required=False, widget=forms.Textarea)
    script_ro = forms.CharField(label=_("Script: Romanian"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, user: User, **more: Any):
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["survey"].queryset = Survey.objects.in_use()
        self.fields["wave"].queryset = Wave.objects.visible_to(user).running()
        for code in ("en", "ru", "ro"):
            self.fields[f"script_{code}"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wave, survey = given.get("wave"), given.get("survey")
        if wave and survey and wave.survey_id != survey.id:
            self.add_error("wave", _("This wave belongs to another survey."))
        return given

    def scripts(self) -> dict[str, str]:
        said = {code: self.cleaned_data[f"script_{code}"].strip() for code in ("en", "ru", "ro")}
        return {code: text for code, text in said.items() if text}


class OutcomeForm(forms.Form):
    result = forms.ChoiceField(
        label=_("What became of it"),
        choices=(
            ("no_answer", _("nobody answered")),
            ("call_back", _("asked to be called back")),
            ("refused", _("does not wish to answer")),
        ),
    )
    call_back_at = forms.DateTimeField(
        label=_("Call back at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=1000)
