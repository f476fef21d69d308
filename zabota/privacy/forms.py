from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, User
from zabota.core.holdings import agings
from zabota.privacy.models import Erasure


class EraseForm(forms.Form):
    because = forms.ChoiceField(label=_("Why"), choices=[])
    sure = forms.BooleanField(
        label=_("I understand that nothing of it can be brought back"),
        error_messages={"required": _("Tick the box: an erasure cannot be undone.")},
    )
    unfinished_too = forms.BooleanField(label=_("What still goes on is erased too"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["because"]
        choices.choices = [one for one in Erasure.Because.choices if one[0] != Erasure.Because.RESTORED]


class RetentionForm(forms.Form):
    kind = forms.ChoiceField(label=_("What"), choices=[])
    branch = forms.ModelChoiceField(
        Branch.objects.none(), label=_("Branch"), required=False, empty_label=_("all branches")
    )
    months = forms.IntegerField(label=_("Months to keep it"), min_value=1, max_value=600, initial=36)

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = [(aging.name, aging.label) for aging in agings]
        branches: Any = self.fields["branch"]
        mine = (
            Branch.objects.all() if user.sees_all_branches else Branch.objects.filter(id__in=user.branch_ids)
        )
        branches.queryset = mine
