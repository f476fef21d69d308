from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.customers.models import Customer
from zabota.desk.models import Message
from zabota.imports.models.file_import import FileImport
from zabota.imports.queries import ImportedRowQuerySet


class MailboxImport(FileImport):
    """A mailbox file from elsewhere: looked at, then taken over into conversations that are over."""

    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="+")
    own_addresses = ArrayField(models.CharField(max_length=254), default=list)
    """In small letters; @example.com is all of a domain. Mail from them is an answer of ours."""
    leaves_machines = models.BooleanField(default=False)
    trouble = models.CharField(max_length=300, blank=True)
    """Why it cannot be read as mails: a sentence that pages translate."""
    looked_at = models.DateTimeField(null=True, blank=True)

    @property
    def is_looked_at(self) -> bool:
        """Whether looking is over, with whatever result."""
        return self.looked_at is not None or bool(self.trouble)


class ImportedMail(models.Model):
    """One mail of the file, and what became of it. Who wrote is only kept until the import is over."""

    class Outcome(models.TextChoices):
        OPENED = "opened", _("new conversation")
        JOINED = "joined", _("added to a conversation")
        SAME = "same", _("was there already")
        MACHINE = "machine", _("left out: from a machine")
        OURS = "ours", _("left out: among ourselves")
        BIN = "bin", _("left out: deleted, draft or spam")
        WRONG = "wrong", _("not taken over")
        UNDONE = "undone", _("undone")
        LEFT = "left", _("not undone: something came after")

    of = models.ForeignKey(MailboxImport, models.CASCADE, related_name="mails")
    number = models.PositiveIntegerField()
    begin = models.BigIntegerField()
    length = models.BigIntegerField()
    at = models.DateTimeField()
    sender = models.CharField(max_length=254, blank=True)
    own_id = models.CharField(max_length=998, blank=True)
    """Its Message-ID."""
    sameness = models.CharField(max_length=64, blank=True)
    is_machine = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often filing began: what stops the program is found out, as with mail that comes."""
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    """A sentence that pages translate; nothing of what the mail held."""
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    card = models.ForeignKey(Customer, models.SET_NULL, null=True, blank=True, related_name="+")
    """The card that this mail made, or to which it added a branch."""
    made_card = models.BooleanField(default=False)

    objects = ImportedRowQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="imported_mail_once")]
        indexes = [
            models.Index(fields=["of", "at", "number"], name="imported_mail_next", condition=Q(outcome="")),
            models.Index(fields=["of", "outcome"], name="imported_mail_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.of_id} {self.number}: {self.outcome}"
