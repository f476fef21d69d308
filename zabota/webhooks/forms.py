from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, User
from zabota.core.outside import happenings
from zabota.webhooks.models import Webhook


class WebhookForm(forms.Form):
    fields: dict[str, Any]
    name = forms.CharField(label=_("What it is for"), max_length=80)
    url = forms.CharField(label=_("Address"), max_length=500, help_text=_("It begins with https://"))
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Through whose eyes"),
        empty_label=None,
        help_text=_("Only what this colleague may see is told."),
    )
    branch = forms.ModelChoiceField(
        Branch.objects.none(), label=_("Only of the branch"), required=False, empty_label=_("all")
    )
    with_words = forms.BooleanField(
        label=_("Also what people wrote: names, texts, reasons"),
        required=False,
        help_text=_("Without it only numbers and facts leave the house."),
    )
    happenings = forms.MultipleChoiceField(label=_("Events"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, user: User, webhook: Webhook | None = None, **more: Any) -> None:
        names = ("name", "url", "owner", "branch", "with_words", "happenings")
        kept = {name: getattr(webhook, name) for name in names} if webhook else {"owner": user}
        more["initial"] = kept
        super().__init__(*args, **more)
        self.fields["owner"].queryset = User.objects.visible_to(user).active()
        places = Branch.objects.filter(closed_for_good_at=None)
        seen = places if user.sees_all_branches else places.filter(id__in=user.branch_ids)
        self.fields["branch"].queryset = seen
        self.fields["happenings"].choices = [(one.name, f"{one.label} ({one.name})") for one in happenings]
