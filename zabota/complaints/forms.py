from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, Department, User
from zabota.complaints.deadlines import LONGEST_DAYS, Rule, Term, Unit
from zabota.complaints.models import Complaint, DeadlineRule
from zabota.feedback.models import Touchpoint

LONGEST = 20_000
TAKEN_BY_STAFF = [source for source in Complaint.Source.choices if source[0] != Complaint.Source.MARK]


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def branches_of(user: User) -> Any:
    """Branches that are open, and the user's to choose."""
    branches = Branch.objects.filter(closed_for_good_at=None)
    return branches if user.sees_all_branches else branches.filter(id__in=user.branch_ids)


COUNTRIES = {
    "MD": _("Moldova"),
    "RU": _("Russia"),
    "RO": _("Romania"),
    "EU": _("European Union"),
    "": _("Every other country"),
}


class TiesForm(forms.Form):
    """What a complaint is about: place, deal, people, and the action of ours that caused it."""

    fields: dict[str, Any]
    touchpoint = forms.ModelChoiceField(Touchpoint.objects.none(), required=False, label=_("Touchpoint"))
    department = forms.ModelChoiceField(Department.objects.none(), required=False, label=_("Department"))
    employee = forms.ModelChoiceField(User.objects.none(), required=False, label=_("Employee"))
    deal = forms.CharField(
        label=_("Deal"),
        help_text=_("Number of the receipt, order, contract or visit."),
        max_length=120,
        required=False,
    )
    product = forms.CharField(label=_("Product or service"), max_length=160, required=False)
    wanted = forms.CharField(
        label=_("What the customer wants"), required=False, max_length=5_000, widget=area(2)
    )
    our_action = forms.CharField(
        label=_("What we did or left undone that gave rise to it"),
        required=False,
        max_length=5_000,
        widget=area(2),
    )
    side_of_service = forms.ChoiceField(
        label=_("Side of service"), required=False, choices=[("", "–"), *Complaint.Side.choices]
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["touchpoint"].queryset = Touchpoint.objects.visible_to(user).in_use()
        self.fields["department"].queryset = Department.objects.all()
        self.fields["employee"].queryset = User.objects.active().visible_to(user)


class RegisterForm(TiesForm):
    """A complaint as a member of the staff takes it down."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Complaint.Kind.choices)
    source = forms.ChoiceField(label=_("How it reached us"), choices=TAKEN_BY_STAFF)
    branch = forms.ModelChoiceField(Branch.objects.none(), required=False, label=_("Branch"))
    text = forms.CharField(label=_("In the customer's own words"), max_length=LONGEST, widget=area(6))
    from_name = forms.CharField(label=_("Name"), max_length=160, required=False)
    from_address = forms.CharField(
        label=_("Phone, e-mail or postal address"),
        help_text=_("Where an answer can be sent."),
        max_length=254,
        required=False,
    )
    review_url = forms.URLField(
        label=_("Address of the review"),
        help_text=_("Of a public review: where everybody can read it and our answer."),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    stars = forms.TypedChoiceField(
        label=_("Stars"),
        choices=[("", "–"), *((number, "★" * number) for number in range(1, 6))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    received_on = forms.DateTimeField(
        label=_("Received"),
        help_text=_("Leave it empty for now. A letter counts from the day it reached us."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, user=user, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["branch"].required = not user.sees_all_branches


class PageForm(forms.Form):
    """A form of the complaint's page: several stand on it, so each has ids of its own."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, can_write: bool = False, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{type(self).__name__.lower()}_%s", **more})
        if "way" in self.fields:
            ways = [way for way in Complaint.Way.choices if can_write or way[0] != Complaint.Way.CHANNEL]
            self.fields["way"].choices = ways


class AcknowledgeForm(PageForm):
    way = forms.ChoiceField(label=_("How the customer is told"))
    text = forms.CharField(
        label=_("What the customer is told"), required=False, max_length=LONGEST, widget=area(5)
    )


class AnswerForm(PageForm):
    decision = forms.ChoiceField(
        label=_("What we decided"), choices=Complaint.Decision.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Answer with its reasons"),
        help_text=_("What was found, what is done about it, and what the customer gets."),
        max_length=LONGEST,
        widget=area(6),
    )
    way = forms.ChoiceField(label=_("How it is answered"))


class ViewForm(PageForm):
    """What the customer thinks of the answer, as heard."""

    view = forms.ChoiceField(
        label=_("What does the customer think of the answer?"),
        choices=Complaint.View.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("What the customer said"), max_length=LONGEST, widget=area(2))


class CloseForm(PageForm):
    why = forms.CharField(
        label=_("Why it is closed without a satisfied customer"),
        help_text=_("Say also where else the customer was told they can turn to."),
        max_length=5_000,
        widget=area(2),
    )


class ExtendForm(PageForm):
    until = forms.DateField(label=_("Answer by"), widget=forms.DateInput(attrs={"type": "date"}))
    why = forms.CharField(
        label=_("Why more time is needed"),
        help_text=_("The customer reads this."),
        max_length=1_000,
        widget=area(2),
    )
    way = forms.ChoiceField(label=_("How the customer is told"))


class NoteForm(PageForm):
    kind = forms.ChoiceField(
        label=_("What to note"),
        choices=(
            ("inquiry", _("what we found out")),
            ("message", _("what the customer was told")),
            ("remark", _("remark for colleagues")),
        ),
    )
    text = forms.CharField(label=_("In words"), max_length=LONGEST, widget=area(2))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)


class GiveForm(PageForm):
    to = forms.TypedChoiceField(label=_("To whom"), coerce=int)
    why = forms.CharField(label=_("Why"), required=False, max_length=300)

    def __init__(self, *args: Any, people: list[User] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = [(person.id, str(person)) for person in people or []]


class WordForm(forms.Form):
    """The customer's own page: what do you think of the answer?"""

    view = forms.ChoiceField(
        choices=Complaint.View.choices, error_messages={"required": _("Please choose one of the three.")}
    )
    words = forms.CharField(required=False, max_length=5_000)


class RuleForm(forms.Form):
    """One deadline rule: a kind of complaint in a country."""

    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        choices=[*COUNTRIES.items()],
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=Complaint.Kind.choices)
    acknowledge_days = forms.IntegerField(label=_("Acknowledged within"), min_value=0, max_value=LONGEST_DAYS)
    acknowledge_unit = forms.ChoiceField(label=_("Counted in"), choices=DeadlineRule.Unit.choices)
    answer_days = forms.IntegerField(label=_("Answered within"), min_value=0, max_value=LONGEST_DAYS)
    answer_unit = forms.ChoiceField(label=_("Counted in"), choices=DeadlineRule.Unit.choices)
    moves = forms.BooleanField(
        label=_("A last day that is no working day moves to the next working day"), required=False
    )
    source = forms.CharField(
        label=_("Who says so"),
        help_text=_("The law, or the company's own promise."),
        max_length=300,
        required=False,
    )

    def rule(self) -> Rule:
        sent = self.cleaned_data
        return Rule(
            Term(sent["acknowledge_days"], Unit(sent["acknowledge_unit"])),
            Term(sent["answer_days"], Unit(sent["answer_unit"])),
            sent["moves"],
            sent["source"],
        )
