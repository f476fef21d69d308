from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Team, User
from zabota.desk.models import Circle


class CircleForm(forms.Form):
    """Who may see a confidential conversation: colleagues one sees, teams, whoever is named already."""

    users = forms.ModelMultipleChoiceField(User.objects.none(), label=_("People"), required=False)
    teams = forms.ModelMultipleChoiceField(Team.objects.none(), label=_("Teams"), required=False)

    def __init__(self, *args: Any, user: User, circle: Circle | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.asker = user
        already = circle.users if circle else []
        visible = User.objects.active().visible_to(user).values("id")
        people: Any = self.fields["users"]
        people.queryset = (
            User.objects.active()
            .filter(Q(id__in=visible) | Q(id__in=already))
            .filter(roles__permissions__contains=["desk.see"])
            .exclude(id=user.id)
            .distinct()
        )
        groups: Any = self.fields["teams"]
        groups.queryset = Team.objects.select_related("branch")
