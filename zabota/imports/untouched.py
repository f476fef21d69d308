"""Whether anything came to a card or a conversation after it was made: asked of every table of any app."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import ForeignKey, Model

from zabota.core.models import EventRecord
from zabota.customers.models import Customer, Findable, Identity
from zabota.desk.models import Attachment, Conversation, Message
from zabota.imports.models import ImportedMail, ImportedRow

OWN = (Identity, Findable, Customer.branches.through, ImportedRow, ImportedMail)
"""What an import of cards makes itself."""
OWN_OF_TALKS = (Message, Attachment, ImportedMail)
LOOKS = {"privacy.Access"}
"""Who opened it changed nothing."""


def touched(ids: Collection[int]) -> set[int]:
    """Of these cards those that are no longer as they were made: one question a table."""
    found = set(Customer.objects.filter(id__in=ids).exclude(version=1).values_list("id", flat=True))
    for link in links_to_customers():
        rows = link.model._default_manager.filter(**{f"{link.name}__in": ids})
        found.update(rows.values_list(link.attname, flat=True).distinct())
    return found


def touched_talks(ids: Collection[int]) -> set[int]:
    """Of these brought conversations those that somebody worked with: something was announced of them, or a
    row of any table names them or what was said in them.
    """
    names = {f"conversation-{number}": number for number in ids}
    told = EventRecord.objects.filter(subject__in=names).values_list("subject", flat=True)
    found = {names[subject] for subject in told}
    for link in links_to(Conversation, OWN_OF_TALKS):
        rows = link.model._default_manager.filter(**{f"{link.name}__in": ids})
        if link.model is Conversation:  # what was brought follows what was brought
            rows = rows.filter(brought_at=None)
        found.update(rows.values_list(link.attname, flat=True).distinct())
    said = Message.objects.filter(conversation__in=ids)
    for link in links_to(Message, OWN_OF_TALKS):
        rows = link.model._default_manager.filter(**{f"{link.name}__in": said})
        found.update(rows.values_list(f"{link.name}__conversation", flat=True).distinct())
    return found


def links_to_customers() -> Iterator[ForeignKey]:
    return links_to(Customer, OWN, looks=True)


def links_to(noun: type[Model], own: Collection[type[Model]], *, looks: bool = False) -> Iterator[ForeignKey]:
    """Columns of other tables that name one; not those of the history, which begins with the row."""
    for relation in noun._meta.get_fields(include_hidden=True):
        link: Any = getattr(relation, "field", None)
        if not relation.auto_created or not isinstance(link, ForeignKey):
            continue
        if link.model in own or hasattr(link.model, "pgh_tracked_model"):
            continue
        if not looks and link.model._meta.label in LOOKS:
            continue
        yield link
