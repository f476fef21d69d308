from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.forms import WeekForm
from zabota.company.models import Branch, Team, User


class InboxForm(forms.ModelForm):
    """What every inbox has, whatever its kind."""

    fields: dict[str, Any]
    language = forms.ChoiceField(
        label=_("Language of its customers"), required=False, help_text=_("When nothing else says it.")
    )

    class Meta:
        model = Inbox
        fields = ["name", "address", "branch", "team", "language"]
        labels = {
            "name": _("Name"),
            "address": _("Address"),
            "branch": _("Branch"),
            "team": _("Team that answers"),
        }

    def __init__(self, *args: Any, user: User, identity: str, **more: Any):
        super().__init__(*args, **more)
        self.fields["language"].choices = [("", _("not known")), *settings.LANGUAGES]
        branches = Branch.objects.filter(closed_for_good_at=None)
        teams = Team.objects.all()
        if not user.sees_all_branches:
            branches = branches.filter(id__in=user.branch_ids)
            teams = teams.filter(branch__in=user.branch_ids)
            self.fields["branch"].required = True
        self.fields["branch"].queryset, self.fields["team"].queryset = branches, teams
        self.fields["branch"].empty_label = _("the whole company")
        self.fields["team"].empty_label = _("no team")
        if identity == "email":
            self.fields["address"] = forms.EmailField(
                label=_("E-mail address"), help_text=_("Customers write to it, and our answers come from it.")
            )
        else:
            del self.fields["address"]


class InboxHoursForm(WeekForm):
    """The week of an inbox; without a single interval it keeps the hours of its branch."""

    tells_when_closed = forms.BooleanField(
        label=_("Tell customers outside of these hours when we are back"),
        required=False,
        help_text=_("Once a closed time, in the customer's language."),
    )


def split_secrets(
    values: dict[str, Any], secret_fields: tuple[str, ...]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Settings, and apart from them what is stored encrypted."""
    open_values = {name: value for name, value in values.items() if name not in secret_fields}
    return open_values, {name: values.get(name) or "" for name in secret_fields}
