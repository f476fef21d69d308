from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.recovery.models import Goodwill, RecoveryCase

YES_NO = (("yes", _("yes")), ("no", _("no")))
SCORES = [(str(score), str(score)) for score in range(1, 11)]
LONGEST = 5_000


class CaseForm(forms.Form):
    """A form of the case page: several stand on it, so each has ids of its own."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{type(self).__name__.lower()}_%s", **more})


class CallForm(CaseForm):
    reached = forms.ChoiceField(
        label=_("Did you reach the customer?"),
        choices=(("yes", _("Yes, we spoke")), ("no", _("No answer"))),
        widget=forms.RadioSelect,
    )
    apologised = forms.BooleanField(label=_("I apologised"), required=False)
    text = forms.CharField(
        label=_("What was said"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )


class RemarkForm(CaseForm):
    text = forms.CharField(label=_("Remark"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))


class MessageForm(CaseForm):
    text = forms.CharField(
        label=_("Message to the customer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    request_key = forms.CharField(widget=forms.HiddenInput, initial=lambda: uuid4().hex, max_length=40)


class GoodwillForm(CaseForm):
    kind = forms.ChoiceField(label=_("What kind"), choices=Goodwill.Kind.choices)
    what = forms.CharField(label=_("What exactly"), max_length=200)
    cost = forms.DecimalField(
        label=_("What it costs us"), min_value=Decimal(0), max_digits=12, decimal_places=2, localize=False
    )


class FixForm(CaseForm):
    what_was_done = forms.CharField(
        label=_("What was done"),
        help_text=_("The customer reads this and is asked whether it is put right."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HeardForm(CaseForm):
    """The customer's word, heard by phone."""

    answer = forms.ChoiceField(
        label=_("Does the customer say that it is put right?"), choices=YES_NO, widget=forms.RadioSelect
    )
    said = forms.CharField(
        label=_("What the customer said"),
        help_text=_("In the customer's own words; thanks alone do not count."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    score = forms.TypedChoiceField(
        label=_("Mark from 1 to 10"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "–"), *SCORES],
    )


class EndingForm(CaseForm):
    fields: dict[str, Any]
    ending = forms.ChoiceField(label=_("How it ends"))
    why = forms.CharField(label=_("Why"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, may_dismiss: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        endings = [RecoveryCase.Ending.LOST, RecoveryCase.Ending.UNREACHABLE]
        endings += [RecoveryCase.Ending.MISTAKEN] if may_dismiss else []
        self.fields["ending"].choices = [(ending.value, ending.label) for ending in endings]


class HandOverForm(CaseForm):
    fields: dict[str, Any]
    to = forms.TypedChoiceField(label=_("To whom"), coerce=int)
    why = forms.CharField(label=_("Why"), required=False, max_length=300)

    def __init__(self, *args: Any, people: list[Any] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = [(user.id, str(user)) for user in people or []]


class WordForm(forms.Form):
    """The customer's own page: is it put right?"""

    answer = forms.ChoiceField(choices=YES_NO, error_messages={"required": _("Please press yes or no.")})
    words = forms.CharField(
        label=_("Do you want to add something?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MarkForm(forms.Form):
    score = forms.TypedChoiceField(
        coerce=int, choices=SCORES, error_messages={"required": _("Please choose a number from 1 to 10.")}
    )
