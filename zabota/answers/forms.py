from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.answers.deeds import Deeds
from zabota.answers.fields import FIELDS
from zabota.answers.models import Macro, SavedReply
from zabota.company.models import Branch, Team, User
from zabota.desk.models import ContactReason, Conversation

LONGEST = 20_000


class SavedReplyForm(forms.Form):
    """A name, the branch it is of, and the text in every language."""

    fields: dict[str, Any]
    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("By its words it is found while answering.")
    )
    branch = forms.ModelChoiceField(
        Branch.objects.all(), label=_("Branch"), required=False, empty_label=_("all branches")
    )

    def __init__(self, *args: Any, reply: SavedReply | None = None, **kwargs: Any):
        initial: dict[str, Any] = {}
        if reply:
            initial = {"name": reply.name, "branch": reply.branch_id}
            initial |= {f"text_{text.language}": text.text for text in reply.texts.all()}
        super().__init__(*args, **kwargs | {"initial": initial})
        names = ", ".join(f"{{{name}}}" for name in FIELDS)
        for code, language in settings.LANGUAGES:
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text (%(language)s)") % {"language": language},
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 5, "data-autosize": "", "lang": code}),
                help_text=_("May hold %(fields)s.") % {"fields": names},
            )

    def texts(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"text_{code}"] for code, _name in settings.LANGUAGES}


class DeedsForm(forms.Form):
    """What is to be done: part of the form of a macro and of that of a rule."""

    fields: dict[str, Any]
    reply = forms.ModelChoiceField(
        SavedReply.objects.none(), label=_("Send a saved reply"), required=False, empty_label=_("no")
    )
    assign = forms.ChoiceField(label=_("Give it to"), required=False)
    team = forms.ModelChoiceField(
        Team.objects.all(), label=_("Hand over to the team"), required=False, empty_label=_("leave it")
    )
    note = forms.CharField(
        label=_("Leave a note"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2, "data-autosize": ""}),
        help_text=_("Only colleagues see it. @name calls somebody in."),
    )
    snooze_hours = forms.IntegerField(
        label=_("Put away for hours"), required=False, min_value=1, max_value=24 * 365
    )
    outcome = forms.ChoiceField(label=_("Resolve"), required=False)
    reason = forms.ModelChoiceField(
        ContactReason.objects.filter(retired_at=None),
        label=_("With the reason"),
        required=False,
        empty_label=_("none"),
    )
    resolution_note = forms.CharField(label=_("In a few words"), required=False, max_length=2_000)

    def __init__(self, *args: Any, user: User, deeds: Deeds | None = None, takes: bool = True, **kwargs: Any):
        stands = {name: value for name, value in (deeds.kept if deeds else {}).items()}
        super().__init__(*args, **kwargs | {"initial": {**stands, **kwargs.get("initial", {})}})
        self.fields["reply"].queryset = SavedReply.objects.visible_to(user).in_use()
        people = [one for one in User.objects.active().prefetch_related("roles") if one.may("desk.answer")]
        me = [("me", _("whoever uses it"))] if takes else []
        self.fields["assign"].choices = [
            ("", _("leave it")),
            *me,
            ("nobody", _("nobody")),
            *((str(one.id), one.name) for one in sorted(people, key=lambda one: one.name)),
        ]
        self.fields["outcome"].choices = [("", _("no")), *Conversation.Outcome.choices]

    def deeds(self) -> Deeds:
        data = self.cleaned_data
        numbers = {name: data[name].pk for name in ("reply", "team", "reason") if data[name]}
        plain = ("note", "assign", "snooze_hours", "outcome", "resolution_note")
        return Deeds.of({**numbers, **{name: data[name] for name in plain}})


class MacroForm(DeedsForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    branch = forms.ModelChoiceField(
        Branch.objects.all(), label=_("Branch"), required=False, empty_label=_("all branches")
    )
    field_order = ["name", "branch"]

    def __init__(self, *args: Any, macro: Macro | None = None, **kwargs: Any):
        stands = {"name": macro.name, "branch": macro.branch_id} if macro else {}
        deeds = macro.what_is_done if macro else None
        super().__init__(*args, deeds=deeds, initial=stands, **kwargs)
