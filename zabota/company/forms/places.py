from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.company.models import Branch, Department, Team


class BranchForm(forms.ModelForm):
    class Meta:
        model = Branch
        fields = ["name", "kind", "city", "country", "address", "phone", "zone"]
        labels = {
            "name": gettext_lazy("Name"),
            "kind": gettext_lazy("Kind"),
            "city": gettext_lazy("City"),
            "country": gettext_lazy("Country (two letters)"),
            "address": gettext_lazy("Address"),
            "phone": gettext_lazy("Phone"),
            "zone": gettext_lazy("Time zone"),
        }
        widgets = {"zone": forms.TextInput(attrs={"list": "zones"})}

    def clean_zone(self) -> str:
        if self.cleaned_data["zone"] not in available_timezones():
            raise forms.ValidationError(_("Write a time zone like Europe/Chisinau."))
        return self.cleaned_data["zone"]


class DepartmentForm(forms.ModelForm):
    class Meta:
        model = Department
        fields = ["name", "branch", "head"]
        labels = {
            "name": gettext_lazy("Name"),
            "branch": gettext_lazy("Branch"),
            "head": gettext_lazy("Head"),
        }


class TeamForm(forms.ModelForm):
    class Meta:
        model = Team
        fields = ["name", "branch", "members"]
        labels = {
            "name": gettext_lazy("Name"),
            "branch": gettext_lazy("Branch"),
            "members": gettext_lazy("People"),
        }
        widgets = {"members": forms.CheckboxSelectMultiple}
