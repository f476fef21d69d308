from typing import Any

from django import forms

from zabota.company.models import Branch
from zabota.company.parameters import Parameter, parameters, value_of, values_set


def field_for(declared: Parameter) -> forms.Field:
    """The form field of a parameter's kind."""
    common: dict[str, Any] = {"label": declared.label, "help_text": declared.help, "required": False}
    bounds: dict[str, Any] = {"min_value": declared.smallest, "max_value": declared.largest}
    if declared.kind == "bool":
        return forms.BooleanField(**common)
    if declared.kind in ("int", "seconds"):
        return forms.IntegerField(**common, **bounds)
    if declared.kind in ("money", "percent"):
        return forms.FloatField(**common, **bounds)
    if declared.kind == "choice":
        return forms.ChoiceField(**common, choices=declared.choices)
    if declared.kind == "time":
        return forms.TimeField(**common, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    if isinstance(declared.default, dict | list):
        return forms.JSONField(**common)
    many_lines = declared.kind == "text" and len(str(declared.default)) > 60
    return forms.CharField(
        **common, widget=forms.Textarea(attrs={"data-autosize": ""}) if many_lines else None
    )


class ParametersForm(forms.Form):
    """The parameters of one section, for the company or for one branch."""

    def __init__(self, *args: Any, section: str, branch: Branch | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.branch = branch
        self.declared = [
            declared
            for declared in parameters
            if declared.kind != "hidden"
            and str(declared.section) == section
            and (branch is None or declared.per_branch)
        ]
        for declared in self.declared:
            field = field_for(declared)
            field.initial = value_of(declared.name, branch)
            self.fields[declared.name.replace(".", "__")] = field

    def changes(self) -> dict[str, Any]:
        """Name -> new value, of those that differ from what is in force; None returns to the default."""
        kept = values_set()
        changed = {}
        for declared in self.declared:
            value = self.cleaned_data[declared.name.replace(".", "__")]
            if declared.kind == "time" and value:
                value = value.strftime("%H:%M")
            if value in ("", None) and declared.kind != "text":
                value = None
            branch_id = self.branch.id if self.branch else None
            if value != value_of(declared.name, self.branch) and not (
                value is None and (declared.name, branch_id) not in kept
            ):
                changed[declared.name] = value
        return changed
