from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.channels.kind import kind_choices
from zabota.channels.models import Inbox
from zabota.company.models import Branch, Skill, Team, User
from zabota.customers.forms import class_choices
from zabota.routing.criterion import criteria, criterion_choices
from zabota.routing.models import Absence, Aptitude, RoutingPolicy

CHECKS = forms.CheckboxSelectMultiple
ANY = ("", _("all"))
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class PolicyForm(forms.Form):
    """A policy: for what it is, and by what it chooses."""

    fields: dict[str, Any]
    name = forms.CharField(label=_("What it is called"), max_length=120)
    order = forms.IntegerField(
        label=_("Place"),
        min_value=0,
        max_value=999,
        initial=100,
        help_text=_("Of those that fit the first counts."),
    )
    criterion = forms.ChoiceField(label=_("Give it to"), widget=forms.RadioSelect)
    inboxes = forms.ModelMultipleChoiceField(
        Inbox.objects.all(), label=_("Inboxes"), required=False, widget=CHECKS
    )
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.filter(closed_for_good_at=None), label=_("Branches"), required=False, widget=CHECKS
    )
    teams = forms.ModelMultipleChoiceField(
        Team.objects.all(), label=_("Teams"), required=False, widget=CHECKS
    )
    topics = forms.ModelMultipleChoiceField(
        Skill.objects.filter(kind=Skill.Kind.TOPIC), label=_("Topics"), required=False, widget=CHECKS
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=settings.LANGUAGES, required=False, widget=CHECKS
    )
    customer_classes = forms.MultipleChoiceField(label=_("Customer classes"), required=False, widget=CHECKS)
    client = forms.ChoiceField(label=_("For"), choices=[ANY, *RoutingPolicy.Client.choices], required=False)
    continuity = forms.ChoiceField(
        label=_("And for those"), choices=[ANY, *RoutingPolicy.Continuity.choices], required=False
    )
    to_team = forms.ModelChoiceField(
        Team.objects.all(), label=_("Hand over to the team"), required=False, empty_label=_("as it is")
    )
    match_language = forms.BooleanField(label=_("Only who speaks the customer's language"), required=False)
    match_topic = forms.BooleanField(label=_("Only who knows the topic"), required=False)
    match_class = forms.BooleanField(label=_("Only who serves this class of customers"), required=False)
    only_in_hours = forms.BooleanField(
        label=_("Only while the branch is open"),
        required=False,
        help_text=_("What comes at night is given when it opens."),
    )
    is_on = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, policy: RoutingPolicy | None = None, **more: Any) -> None:
        if policy is not None:
            more["initial"] = {
                name: getattr(policy, name) for name in self.base_fields if hasattr(policy, name)
            }
            for name in ("inboxes", "branches", "teams", "topics"):
                more["initial"][name] = getattr(policy, name).all()
            more["initial"]["is_on"] = policy.switched_off_at is None
        else:
            more["initial"] = {
                "is_on": True,
                "match_language": True,
                "match_topic": True,
                "match_class": True,
            }
            more["initial"]["criterion"] = "round_robin"
        super().__init__(*args, **more)
        self.fields["criterion"].choices = [
            (name, f"{label}: {criteria[name].help}") for name, label in criterion_choices()
        ]
        self.fields["customer_classes"].choices = [one for one in class_choices() if one[0]]


class PersonForm(forms.Form):
    """Limits of one person, and how well they can do what their skills name."""

    fields: dict[str, Any]
    most = forms.IntegerField(
        label=_("Most open conversations"),
        required=False,
        min_value=0,
        max_value=1000,
        help_text=_("Empty: as is usual in the branch."),
    )

    def __init__(self, *args: Any, person: User, limits: dict[str, int], **more: Any) -> None:
        super().__init__(*args, **more)
        self.skills = list(person.skills.all())
        kept = {one.skill_id: one for one in Aptitude.objects.filter(user=person)}
        self.initial["most"] = limits.get("")
        for kind, label in kind_choices():
            self.fields[f"most_{kind}"] = forms.IntegerField(
                label=_("Of them by %(channel)s at most") % {"channel": label},
                required=False,
                min_value=0,
                max_value=1000,
                initial=limits.get(kind),
            )
        for skill in self.skills:
            own = kept.get(skill.id)
            self.fields[f"level_{skill.id}"] = forms.TypedChoiceField(
                label=_("%(skill)s: how well") % {"skill": skill},
                choices=Aptitude.Level.choices,
                coerce=int,
                initial=own.level if own else Aptitude.Level.SURE,
            )
            self.fields[f"liking_{skill.id}"] = forms.TypedChoiceField(
                label=_("%(skill)s: how gladly") % {"skill": skill},
                choices=Aptitude.Liking.choices,
                coerce=int,
                initial=own.liking if own else Aptitude.Liking.NEUTRAL,
            )

    def limits(self) -> dict[str, int | None]:
        """Channel -> limit; the empty one is of all together."""
        found = {"": self.cleaned_data["most"]}
        for kind, _label in kind_choices():
            found[kind] = self.cleaned_data[f"most_{kind}"]
        return found

    def levels(self) -> dict[Skill, tuple[int, int]]:
        values = self.cleaned_data
        return {skill: (values[f"level_{skill.id}"], values[f"liking_{skill.id}"]) for skill in self.skills}


class AbsenceForm(forms.Form):
    fields: dict[str, Any]
    user = forms.ModelChoiceField(User.objects.none(), label=_("Who"))
    kind = forms.ChoiceField(label=_("Why"), choices=Absence.Kind.choices)
    starts_at = forms.DateTimeField(label=_("From"), widget=MOMENT)
    ends_at = forms.DateTimeField(label=_("Until"), widget=MOMENT)
    note = forms.CharField(label=_("Remark"), max_length=200, required=False)

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["user"].queryset = people


class TopicForm(forms.Form):
    """A field of words for every topic."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, topics: list[Skill], words: dict[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        for topic in topics:
            self.fields[f"topic_{topic.id}"] = forms.CharField(
                label=topic.name,
                required=False,
                max_length=2000,
                initial=words.get(topic.id, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
