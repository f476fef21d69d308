from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.company.models import Branch, Role, Skill, Team, User
from zabota.core.permissions import permissions

CHECKS = forms.CheckboxSelectMultiple


class UserForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))
    title = forms.CharField(label=_("Position"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    roles = forms.ModelMultipleChoiceField(Role.objects.all(), label=_("Roles"), widget=CHECKS)
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.filter(closed_for_good_at=None), label=_("Branches"), required=False, widget=CHECKS
    )
    teams = forms.ModelMultipleChoiceField(
        Team.objects.all(), label=_("Teams"), required=False, widget=CHECKS
    )
    skills = forms.ModelMultipleChoiceField(
        Skill.objects.all(), label=_("Skills"), required=False, widget=CHECKS
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any):
        if user is not None:
            kwargs["initial"] = {
                "name": user.name,
                "email": user.email,
                "title": user.title,
                "language": user.language,
                "roles": user.roles.all(),
                "branches": user.branches.all(),
                "teams": user.teams.all(),
                "skills": user.skills.all(),
            }
        super().__init__(*args, **kwargs)
        if user is not None:
            self.fields["email"].disabled = True


class RoleForm(forms.Form):
    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=80)
    sees_all_branches = forms.BooleanField(label=_("Sees all branches"), required=False)
    permissions = forms.MultipleChoiceField(label=_("May"), required=False, widget=CHECKS)

    def __init__(self, *args: Any, role: Role | None = None, **kwargs: Any):
        if role is not None:
            kwargs["initial"] = {
                "name": str(role),
                "sees_all_branches": role.sees_all_branches,
                "permissions": role.permissions,
            }
        super().__init__(*args, **kwargs)
        self.role = role
        self.fields["permissions"].choices = [(item.name, item.label) for item in permissions]

    def clean_name(self) -> str:
        """A built-in name that was shown translated and left as it was is no new name."""
        name: str = self.cleaned_data["name"]
        return self.role.name if self.role and name == str(self.role) else name


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "title", "language", "signature"]
        labels = {
            "name": pgettext_lazy("person", "Name"),
            "title": _("Position"),
            "language": _("Language"),
            "signature": _("Signature under your replies"),
        }


class TokenForm(forms.Form):
    fields: dict[str, Any]
    user = forms.ModelChoiceField(User.objects.active(), label=_("Acts as"))
    name = forms.CharField(label=_("What it is for"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=_("Only for"),
        required=False,
        widget=CHECKS,
        help_text=_("Nothing ticked: all that the user may do"),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [(item.name, item.label) for item in permissions]
