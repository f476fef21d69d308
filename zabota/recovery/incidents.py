"""Whom one incident met: the customers a compensation goes to. All as far as the planner may see them."""

from datetime import datetime

from zabota.company.models import Branch, User
from zabota.customers.identities import normalise
from zabota.customers.models import Customer, Identity
from zabota.customers.queries import CustomerQuerySet
from zabota.desk.models import ContactReason, Conversation
from zabota.feedback.models import Mark, Touchpoint

MOST = 5_000
MOST_NAMED = 2_000


def seen_by(user: User) -> CustomerQuerySet:
    return Customer.objects.visible_to(user).present()


def who_marked_low(
    user: User, touchpoint: Touchpoint, branch: Branch | None, since: datetime, until: datetime
) -> CustomerQuerySet:
    """Critics of one touchpoint in this time."""
    marks = Mark.objects.visible_to(user).critics().filter(touchpoint=touchpoint, at__gte=since, at__lt=until)
    marks = marks.filter(branch=branch) if branch else marks
    return seen_by(user).filter(id__in=marks.values("response__customer"))


def who_asked(
    user: User, reason: ContactReason, branch: Branch | None, since: datetime, until: datetime
) -> CustomerQuerySet:
    """Everyone who wrote for this reason in this time (S3-023: each customer who asked)."""
    talks = Conversation.objects.visible_to(user).present()
    talks = talks.filter(reason=reason, opened_at__gte=since, opened_at__lt=until)
    talks = talks.filter(branch=branch) if branch else talks
    return seen_by(user).filter(id__in=talks.values("customer"))


def who_is_named(user: User, text: str) -> tuple[CustomerQuerySet, list[str]]:
    """Customers by their e-mails, phones, card numbers or numbers, one a line; and the lines nobody fits."""
    ids: set[int] = set()
    unknown: list[str] = []
    for word in _lines(text)[:MOST_NAMED]:
        found = _named(user, word)
        if found is None:
            unknown.append(word)
        else:
            ids.add(found)
    return seen_by(user).filter(id__in=ids), unknown


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.replace(",", "\n").replace(";", "\n").splitlines()]
    return list(dict.fromkeys(line for line in lines if line))


def _named(user: User, word: str) -> int | None:
    forms = {normalise(kind, word) for kind in ("email", "phone", "card")}
    known = Identity.objects.filter(value__in=forms, customer__in=seen_by(user))
    found = known.values_list("customer_id", flat=True).first()
    if found is None and word.lstrip("№#").isdecimal() and len(word) < 10:
        found = seen_by(user).filter(id=int(word.lstrip("№#"))).values_list("id", flat=True).first()
    return found
