from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Department
from zabota.feedback.models import Touchpoint

LARGEST_FILE = 2_000_000
JUDGED = (
    ("", _("all")),
    ("not_obvious", _("not obvious")),
    ("not_simple", _("not simple")),
    ("not_judged", _("not judged yet")),
)
YES_NO = ((True, _("yes")), (False, _("no")))


class TouchpointFileForm(forms.Form):
    file = forms.FileField(label=_("CSV file"), help_text=_("In UTF-8, with the names of the columns first."))
    changes = forms.BooleanField(label=_("Change what is already in the register too"), required=False)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("This file is larger than 2 MB."))
        return file


class JudgementForm(forms.Form):
    """Both questions must be answered: a step may be obvious and not simple."""

    is_obvious = forms.TypedChoiceField(
        label=_("Is the next step obvious?"),
        choices=YES_NO,
        coerce=lambda value: value in (True, "True"),
        widget=forms.RadioSelect,
    )
    is_simple = forms.TypedChoiceField(
        label=_("Is it simple?"),
        choices=YES_NO,
        coerce=lambda value: value in (True, "True"),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What stands in the way"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RegisterFilter(forms.Form):
    """Which touchpoints: all of it optional, and a value that makes no sense counts as none."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80)
    stage = forms.ChoiceField(
        label=_("Stage"), choices=[("", _("all")), *Touchpoint.Stage.choices], required=False
    )
    owner = forms.ModelChoiceField(
        Department.objects.all(), label=_("Owned by"), required=False, empty_label=_("all")
    )
    judged = forms.ChoiceField(label=_("Obvious, simple"), choices=JUDGED, required=False)

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        for name in ("stage", "owner", "judged"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["q"].widget.attrs["class"] = "form-control"
        self.is_valid()

    def chosen(self, name: str):
        return self.cleaned_data.get(name) or None
