from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, Role
from zabota.company.parameters import parameters, value_of
from zabota.recovery.presets import read_preset

CLOCKS = (
    "owner_by day_seconds evening_seconds fix_seconds day_from evening_from ask_again_hours times_to_ask "
    "attempts_before_unreachable presets"
).split()
MINUTE = 60


class LimitsForm(forms.Form):
    """One amount for each role; an empty one means that the role has no limit and gives nothing."""

    def __init__(self, *args: Any, roles: list[Role], amounts: dict[int, Decimal], **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "limits_%s", **more})
        for role in roles:
            self.fields[f"role_{role.id}"] = forms.DecimalField(
                label=str(role),
                required=False,
                min_value=Decimal(0),
                max_digits=12,
                decimal_places=2,
                initial=amounts.get(role.id),
            )


class ScriptForm(forms.Form):
    """A script, one text for each language."""

    def __init__(self, *args: Any, texts: dict[str, str], **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "script_%s", **more})
        for code, name in settings.LANGUAGES:
            self.fields[code] = forms.CharField(
                label=name,
                required=False,
                max_length=10_000,
                initial=texts.get(code, ""),
                widget=forms.Textarea(attrs={"rows": 8}),
            )


class ClocksForm(forms.Form):
    """The parameters of recovery for one branch or the whole company; durations are written in minutes."""

    def __init__(self, *args: Any, branch: Branch | None, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": "clocks_%s", **more})
        for name in CLOCKS:
            declared = parameters[f"recovery.{name}"]
            value = value_of(declared.name, branch)
            self.fields[name] = _field(declared, value)

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        day_from, evening_from = kept.get("day_from"), kept.get("evening_from")
        if day_from and evening_from and day_from >= evening_from:
            self.add_error("evening_from", _("The evening begins after the day."))
        lines = [line for line in kept.get("presets", "").splitlines() if line.strip()]
        wrong = [line for line in lines if read_preset(line) is None]
        if wrong:
            self.add_error("presets", _("This line is not understood: %(line)s") % {"line": wrong[0]})
        return kept

    def values(self) -> dict[str, Any]:
        """Parameter name -> value as it is kept."""
        values = {}
        for name, value in self.cleaned_data.items():
            kind = parameters[f"recovery.{name}"].kind
            if kind == "seconds":
                value = value * MINUTE
            values[f"recovery.{name}"] = value.strftime("%H:%M") if isinstance(value, time) else value
        return values


def _field(declared: Any, value: Any) -> forms.Field:
    about = {"label": declared.label, "help_text": declared.help}
    if declared.kind == "choice":
        return forms.ChoiceField(choices=declared.choices, initial=value, **about)
    if declared.kind == "seconds":
        about["label"] = _("%(what)s, minutes") % {"what": declared.label}
        return forms.IntegerField(
            initial=value // MINUTE,
            min_value=int(declared.smallest // MINUTE),
            max_value=int(declared.largest // MINUTE),
            **about,
        )
    if declared.kind == "int":
        return forms.IntegerField(
            initial=value, min_value=declared.smallest, max_value=declared.largest, **about
        )
    if declared.kind == "time":
        shown = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        return forms.TimeField(initial=time.fromisoformat(value), widget=shown, **about)
    text = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(initial=str(value), required=False, widget=text, **about)
