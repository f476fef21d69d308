from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, User
from zabota.core.quick_select import NamedChoiceField, QuickSelect
from zabota.feedback.forms import branches_of
from zabota.feedback.models import Touchpoint
from zabota.reading.days import DEFAULT, chosen_days, named_days


class NamedTouchpoints(ModelChoiceIterator):
    """Of each only what its name in the reader's language needs."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        yield ("", self.field.empty_label)
        language = get_language() or ""
        for key, name, names in self.queryset.values_list("pk", "name", "names"):
            yield key, names.get(language) or name


class TouchpointField(forms.ModelChoiceField):
    widget = QuickSelect
    iterator = NamedTouchpoints


class ScoreFilter(forms.Form):
    """Which scores: all of it optional; what makes no sense counts as not chosen."""

    fields: dict[str, Any]
    period = forms.ChoiceField(label=_("Period"), required=False)
    branch = NamedChoiceField(Branch.objects.none(), label=_("Branch"), required=False, empty_label=_("all"))
    touchpoint = TouchpointField(
        Touchpoint.objects.none(), label=_("Touchpoint"), required=False, empty_label=_("all")
    )

    q = forms.CharField(label=_("Words"), required=False, max_length=100)

    def __init__(self, data: Any, *, user: User, shown: tuple[str, ...] = ("period", "branch")):
        super().__init__(data or {"period": DEFAULT})
        self.shown = shown
        self.user = user
        self.fields["period"].choices = [(each.name, each.label) for each in named_days()]
        self.fields["branch"].queryset = branches_of(user)
        self.fields["touchpoint"].queryset = Touchpoint.objects.visible_to(user)
        for name in [name for name in self.fields if name not in shown]:
            del self.fields[name]
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"
        self.is_valid()
        self.named = chosen_days(self.chosen("period"))
        self.days = self.named.days

    def chosen(self, name: str) -> Any:
        return self.cleaned_data.get(name) or None

    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.shown]

    def query(self) -> dict[str, Any]:
        """What another page of scores is asked with, to show the same."""
        kept = {name: self.chosen(name) for name in ("branch", "touchpoint")} | {"period": self.named.name}
        return {name: getattr(value, "pk", value) for name, value in kept.items() if value}


class ChangeForm(forms.Form):
    """What was made better."""

    fields: dict[str, Any]
    name = forms.CharField(
        label=_("What was made better"),
        max_length=200,
        help_text=_("For example: more chairs where shoe covers are put on."),
    )
    touchpoint = forms.ModelChoiceField(Touchpoint.objects.none(), label=_("Touchpoint"))
    from_on = forms.DateField(
        label=_("From when on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.none(),
        label=_("In which branches"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: in all of them; then there is nothing to compare with."),
    )
    words = forms.CharField(
        label=_("Words customers would use"),
        max_length=200,
        required=False,
        help_text=_("To see whether they notice: chairs, seats, стулья."),
    )

    def __init__(self, *args: Any, user: User, **more: Any):
        super().__init__(*args, **more)
        self.fields["touchpoint"].queryset = Touchpoint.objects.visible_to(user).in_use()
        self.fields["branches"].queryset = branches_of(user)
