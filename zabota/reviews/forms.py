from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.complaints.forms import branches_of


class SiteForm(forms.Form):
    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=80)
    branch = forms.ModelChoiceField(
        Branch.objects.none(), required=False, label=_("Branch"), empty_label=_("the whole company")
    )
    feed_url = forms.URLField(
        label=_("Address of the feed"),
        help_text=_("RSS, Atom or JSON. Without one, reviews are typed in or come from another program."),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    page_url = forms.URLField(
        label=_("Page where everybody reads and writes reviews"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    is_invited_to = forms.BooleanField(
        label=_("Tell every customer of it after a survey"),
        help_text=_("Everybody alike, whatever the marks were: to pick the happy ones would be dishonest."),
        required=False,
    )
    is_on = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, *args: Any, user: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["branch"].required = not user.sees_all_branches


class ReviewForm(forms.Form):
    """A review typed in from where it stands."""

    fields: dict[str, Any]
    author = forms.CharField(label=_("Who wrote it"), max_length=160, required=False)
    text = forms.CharField(
        label=_("What it says"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    stars = forms.TypedChoiceField(
        label=_("Stars"),
        choices=[("", "–"), *((number, "★" * number) for number in range(1, 6))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    url = forms.URLField(
        label=_("Address of the review"), max_length=500, required=False, assume_scheme="https"
    )
    branch = forms.ModelChoiceField(
        Branch.objects.none(), required=False, label=_("Branch"), empty_label=_("the whole company")
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)

    def __init__(self, *args: Any, user: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["branch"].required = not user.sees_all_branches


class PostedForm(forms.Form):
    url = forms.URLField(
        label=_("Address of the answer, if it has one"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
