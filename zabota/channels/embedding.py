"""What both kinds on the company's site are set up with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.channels.origins import read_origins


class OriginsForm(forms.Form):
    """`origins` holds one site a line; empty, any site may."""

    origins = forms.CharField(
        label=_("Sites that may show it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line, like https://example.com. Empty: any site."),
    )
    acknowledge = forms.BooleanField(
        label=_("Answer at once that the message arrived, with its number"), required=False
    )
    largest_file_megabytes = forms.IntegerField(
        label=_("Largest file, in MB"), min_value=1, max_value=25, initial=10, required=False
    )

    def clean_origins(self) -> str:
        return "\n".join(read_origins(self.cleaned_data["origins"]))

    def clean_largest_file_megabytes(self) -> int:
        return self.cleaned_data["largest_file_megabytes"] or 10
