from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from zabota.company.models import Branch, Department, User
from zabota.feedback.models import Touchpoint
from zabota.improvement.actions.appoint_responsible import OWED, days_from_today
from zabota.improvement.actions.plan_action import FEWEST_MONTHS, MOST_MONTHS
from zabota.improvement.models import Duty, RootCause

LONGEST = 5_000
MONTHS = [
    (str(n), ngettext_lazy("%(n)d month", "%(n)d months", n) % {"n": n})
    for n in range(FEWEST_MONTHS, MOST_MONTHS + 1)
]


def day(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def text(rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more)


class PageForm(forms.Form):
    """A form of a page with several: each has ids of its own."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{type(self).__name__.lower()}_%s", **more})


class CauseForm(PageForm):
    name = forms.CharField(label=_("Cause"), max_length=160)
    parent = forms.ModelChoiceField(
        RootCause.objects.none(),
        label=_("Stands below"),
        required=False,
        empty_label=_("nothing: at the top"),
    )
    department = forms.ModelChoiceField(
        Department.objects.order_by("name"), label=_("Department"), required=False, empty_label=_("none yet")
    )
    touchpoints = forms.ModelMultipleChoiceField(
        Touchpoint.objects.in_use(),
        label=_("Touchpoints"),
        required=False,
        help_text=_("Where customers meet it: their marks show whether it gets better."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    words = forms.CharField(
        label=_("Words that speak for it"),
        required=False,
        max_length=1_000,
        help_text=_("In any language, between spaces: the cause is suggested where customers use them."),
    )

    def __init__(self, *args: Any, cause: RootCause | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = RootCause.objects.in_use().filter(parent=None)
        self.fields["parent"].queryset = rows.exclude(pk=cause.pk) if cause else rows

    def clean_words(self) -> list[str]:
        return self.cleaned_data["words"].split()


class ResponsibleForm(PageForm):
    user = forms.ModelChoiceField(User.objects.active(), label=_("Responsible"))
    department = forms.ModelChoiceField(
        Department.objects.order_by("name"), label=_("Of which department"), required=False, empty_label="–"
    )
    measures_on = day(label=_("Measures by"))
    report_on = day(label=_("Report by"))
    proposals_on = day(label=_("Proposals by"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for kind in OWED:
            self.fields[f"{kind}_on"].initial = days_from_today(kind)

    def dates(self) -> dict[str, Any]:
        return {str(kind): self.cleaned_data[f"{kind}_on"] for kind in OWED}


class ActionForm(PageForm):
    what = forms.CharField(label=_("What is done"), max_length=200)
    owner = forms.ModelChoiceField(User.objects.active(), label=_("Who carries it out"))
    procedure_before = text(label=_("How the work was done so far"), required=False)
    procedure_after = text(label=_("How the work is done from now on"))
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.filter(closed_for_good_at=None),
        label=_("Branches"),
        required=False,
        help_text=_(
            "Begin with some: the others then show what would have happened anyway. None chosen: all."
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    touchpoint = forms.ModelChoiceField(
        Touchpoint.objects.in_use(),
        label=_("Whose marks will show it"),
        required=False,
        empty_label=_("those of the cause"),
    )
    starts_on = day(label=_("Holds from"), initial=timezone.localdate)
    months = forms.TypedChoiceField(
        label=_("First look after"),
        coerce=int,
        choices=MONTHS,
        initial=str(FEWEST_MONTHS),
    )


class AnswerForm(PageForm):
    answer = text(
        6, label=_("What you hand in"), help_text=_("The measures taken, the report or the proposals.")
    )


class PutOffForm(PageForm):
    due_on = day(label=_("New day"))


class WhyForm(PageForm):
    why = text(2, label=_("Why"))


class DutyForm(PageForm):
    """Who does what by when, as a meeting decides."""

    text = forms.CharField(label=_("What is to be done"), max_length=500)
    owner = forms.ModelChoiceField(User.objects.active(), label=_("Who"))
    department = forms.ModelChoiceField(
        Department.objects.order_by("name"), label=_("Department"), required=False, empty_label="–"
    )
    due_on = day(label=_("By when"))
    cause = forms.ModelChoiceField(
        RootCause.objects.open(), label=_("About the cause"), required=False, empty_label="–"
    )
    kind = Duty.Kind.DECISION


class MeetingForm(PageForm):
    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    place = forms.CharField(label=_("Where"), max_length=160, required=False)
    chair = forms.ModelChoiceField(
        User.objects.active().filter(roles__permissions__contains=["improvement.commission"]).distinct(),
        label=_("Chair"),
    )
    members = forms.ModelMultipleChoiceField(
        User.objects.active(),
        label=_("Who is asked to come"),
        required=False,
        help_text=_("Of any department: those who sell, buy, repair, build, count."),
        widget=forms.CheckboxSelectMultiple,
    )

    def invited(self) -> list[tuple[User, Department | None]]:
        """Each with the department that they head, where they head one."""
        users = list(self.cleaned_data["members"])
        heads = {row.head_id: row for row in Department.objects.filter(head__in=users)}
        return [(user, heads.get(user.pk)) for user in users]


class FactsForm(PageForm):
    what_happened = text(5, label=_("What happened, in order"), required=False)
    why_1 = forms.CharField(label=_("Why did it happen?"), max_length=500, required=False)
    why_2 = forms.CharField(label=_("And why was that so?"), max_length=500, required=False)
    why_3 = forms.CharField(label=_("And why was that?"), max_length=500, required=False)
    why_4 = forms.CharField(label=_("And what lies behind it?"), max_length=500, required=False)
    why_5 = forms.CharField(label=_("And at the root?"), max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class TestimonyForm(PageForm):
    who = forms.CharField(label=_("Who was asked"), max_length=160)
    said = text(3, label=_("What they said"))


class ConclusionForm(PageForm):
    finding = text(3, label=_("What was found"))
    cause = forms.ModelChoiceField(RootCause.objects.in_use(), label=_("Cause"))
