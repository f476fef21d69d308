from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, Department, User
from zabota.core.quick_select import NamedChoiceField
from zabota.feedback.kind import survey_kind_choices
from zabota.feedback.models import Survey, Touchpoint
from zabota.insight.statistics.bands import Band

PERIODS = (("30", _("30 days")), ("90", _("90 days")), ("365", _("a year")), ("", _("all time")))
BANDS = (
    ("", _("all")),
    (Band.CRITIC, _("critics")),
    (Band.PASSIVE, _("passives")),
    (Band.PROMOTER, _("promoters")),
)
OTHER_LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def branches_of(user: User) -> Any:
    """Branches this user may choose from."""
    open_ones = Branch.objects.filter(closed_for_good_at=None)
    return open_ones if user.sees_all_branches else open_ones.filter(id__in=user.branch_ids)


class MomentField(forms.CharField):
    """An exact moment in an address, in ISO form with its zone."""

    def clean(self, value: Any) -> datetime | None:
        text = super().clean(value)
        try:
            at = datetime.fromisoformat(text) if text else None
        except ValueError as wrong:
            raise forms.ValidationError(_("This is no moment.")) from wrong
        return at if at is None or at.tzinfo else at.replace(tzinfo=UTC)


class AnswersFilter(forms.Form):
    """Which answers: all of it optional, and a value that makes no sense counts as none."""

    fields: dict[str, Any]
    branch = NamedChoiceField(Branch.objects.none(), label=_("Branch"), required=False, empty_label=_("all"))
    touchpoint = forms.ModelChoiceField(
        Touchpoint.objects.none(), label=_("Touchpoint"), required=False, empty_label=_("all")
    )
    band = forms.ChoiceField(label=_("Band"), choices=BANDS, required=False)
    period = forms.ChoiceField(label=_("Period"), choices=PERIODS, required=False)
    employee = forms.ModelChoiceField(
        User.objects.all(), required=False, widget=forms.HiddenInput, label=_("Employee")
    )
    since = MomentField(required=False, widget=forms.HiddenInput)
    until = MomentField(required=False, widget=forms.HiddenInput)
    """What a figure counted: from `since` up to but not including `until`."""

    def __init__(self, *args: Any, user: User, **more: Any):
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["touchpoint"].queryset = Touchpoint.objects.visible_to(user)
        for bound in self.shown_fields():
            bound.field.widget.attrs["class"] = "form-select"
        self.is_valid()

    def chosen(self, name: str) -> Any:
        return self.cleaned_data.get(name) or None

    def start(self) -> datetime | None:
        period = self.chosen("period")
        return self.chosen("since") or (timezone.now() - timedelta(days=int(period)) if period else None)

    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("branch", "touchpoint", "band", "period")]

    def place_and_time(self) -> list[forms.BoundField]:
        return [self["branch"], self["period"]]


class TouchpointForm(forms.Form):
    """A touchpoint as the register keeps it; the name in the other languages is what their customers read."""

    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=120)
    stage = forms.ChoiceField(label=_("Stage"), choices=Touchpoint.Stage.choices)
    kind = forms.CharField(
        label=_("What it is"),
        max_length=60,
        required=False,
        help_text=_("For example: seller, parking, sign, packaging, website."),
    )
    branch = forms.ModelChoiceField(
        Branch.objects.none(), label=_("Branch"), required=False, empty_label=_("all")
    )
    department = forms.ModelChoiceField(
        Department.objects.all(),
        label=_("Department that owns it"),
        required=False,
        empty_label=_("nobody yet"),
    )
    order = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=30000, initial=100)

    def __init__(self, *args: Any, user: User, **more: Any):
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        for code, name in OTHER_LANGUAGES:
            label = _("Name for customers: %(language)s") % {"language": name}
            self.fields[f"name_{code}"] = forms.CharField(label=label, max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        names = {code: given.pop(f"name_{code}", "") for code, _name in OTHER_LANGUAGES}
        given["names"] = {code: name for code, name in names.items() if name}
        return given


class SurveyForm(forms.Form):
    """A survey's name and rules, and its words per language; its questions are the builder's."""

    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=survey_kind_choices, required=False)
    asked_after_resolution = forms.BooleanField(
        label=_("Ask when a conversation is resolved"), required=False
    )
    is_anonymous = forms.BooleanField(
        label=_("Anonymous"),
        required=False,
        help_text=_("Nobody can find out who answered what; nobody can be called back either."),
    )

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        for code, name in settings.LANGUAGES:
            self.fields[f"greeting_{code}"] = forms.CharField(label=name, max_length=200, required=False)
            self.fields[f"thanks_{code}"] = forms.CharField(
                label=name, max_length=1000, required=False, widget=forms.Textarea
            )

    @property
    def has_kinds(self) -> bool:
        return len(survey_kind_choices()) > 1

    def rows(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """(what the words are for, a field for each language)."""
        shown = ((_("Heading"), "greeting"), (_("Thanks"), "thanks"))
        return [
            (title, [self[f"{prefix}_{code}"] for code, _name in settings.LANGUAGES])
            for title, prefix in shown
        ]

    def words(self, prefix: str) -> dict[str, str]:
        said = {code: self.cleaned_data[f"{prefix}_{code}"] for code, _name in settings.LANGUAGES}
        return {code: text for code, text in said.items() if text}

    def given(self) -> dict[str, Any]:
        plain = {name: self.cleaned_data[name] for name in ("name", "asked_after_resolution", "is_anonymous")}
        kind = {"kind": self.cleaned_data["kind"]} if self.cleaned_data["kind"] else {}
        return {**plain, **kind, "greetings": self.words("greeting"), "thanks": self.words("thanks")}


def initial_of(survey: Survey) -> dict[str, Any]:
    """What the form shows of a survey."""
    shown: dict[str, Any] = {
        "name": survey.name,
        "kind": survey.kind,
        "asked_after_resolution": survey.asked_after_resolution,
        "is_anonymous": survey.is_anonymous,
    }
    for code, _name in settings.LANGUAGES:
        shown[f"greeting_{code}"] = survey.greeting_in(code)
        shown[f"thanks_{code}"] = survey.thanks_in(code)
    return shown
