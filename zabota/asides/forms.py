from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.core.models import StoredFile
from zabota.customers.forms import MOMENT
from zabota.desk.models import Conversation, Message

LONGEST = 20_000
MOST_QUOTED = 12


def answer_by_field(**more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=_("You need the answer by"),
        input_formats=[MOMENT, f"{MOMENT}:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
        help_text=_("When nobody has answered by then, it becomes a task of yours."),
        initial=in_two_days,
        **more,
    )


def in_two_days() -> Any:
    return timezone.localtime().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)


class AskForm(forms.Form):
    """Only what is ticked of the conversation goes along."""

    fields: dict[str, Any]
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)
    to = forms.EmailField(label=_("E-mail of who is asked"), max_length=254)
    name = forms.CharField(label=_("Who that is"), max_length=160, required=False)
    subject = forms.CharField(
        label=pgettext_lazy("mail", "Subject"),
        max_length=300,
        help_text=_("One of its own: not the customer's words."),
    )
    text = forms.CharField(label=_("Question"), max_length=LONGEST, widget=forms.Textarea({"rows": 5}))
    quotes = forms.ModelMultipleChoiceField(
        Message.objects.none(),
        label=_("What of the talk goes along"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The customer's addresses and numbers are taken out; look whether the name should stay."),
    )
    attached = forms.ModelMultipleChoiceField(
        StoredFile.objects.none(),
        label=_("Files that go along"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    answer_by = answer_by_field()

    def __init__(self, *args: Any, conversation: Conversation, **more: Any) -> None:
        super().__init__(*args, **more)
        latest = conversation.messages.order_by("-id").values("id")[:MOST_QUOTED]
        self.fields["quotes"].queryset = Message.objects.filter(id__in=latest).order_by("id")
        hung = conversation.attachments.exclude(message=None)
        self.fields["attached"].queryset = StoredFile.objects.filter(id__in=hung.values("file")).order_by(
            "id"
        )
        self.fields["quotes"].label_from_instance = shown
        self.fields["attached"].label_from_instance = lambda file: file.filename
        if not hung.exists():
            del self.fields["attached"]


def shown(message: Message) -> str:
    who = message.sender_name or message.sender
    return f"{who}: {' '.join(message.text.split())[:120]}"


class MoreForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)
    text = forms.CharField(label=_("Write to them"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}))
    answer_by = answer_by_field()
