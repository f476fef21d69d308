from collections import defaultdict
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.gathering import store_waiting
from zabota.core.holdings import holdings
from zabota.customers.models import Customer
from zabota.privacy.actions.remove_traces import remove_traces_later
from zabota.privacy.emptying import empty
from zabota.privacy.erased_list import mark_of, put_on_the_list
from zabota.privacy.events import PersonErased
from zabota.privacy.models import Erasure
from zabota.privacy.person import cards_of, person_of, rows_of
from zabota.privacy.unfinished import in_words, unfinished_of


@transaction.atomic
def erase_person(
    customer: Customer, because: str, *, by: User | None = None, unfinished_too: bool = False
) -> Erasure:
    """Erase everything that is kept about a person, in every app, and prove it by a certificate.

    Rows that figures count stay and say nothing of anybody. All cards merged into one go together. Every
    other text of the database is looked through afterwards, in a job. Erased again it changes nothing.
    Whoever erases somebody with open conversations or cases has to say so: `unfinished_too`.
    """
    if by is not None and not by.may("privacy.erase"):
        raise Refused(_("Only who keeps data may erase a person."))
    if because not in Erasure.Because.values:
        raise Refused(_("Say why the person is erased."))
    store_waiting()
    ids = cards_of(customer)
    cards = list(Customer.objects.select_for_update().filter(id__in=ids).order_by("id"))
    card = next(one for one in cards if one.id == ids[0])
    if card.erased_at is not None:
        return Erasure.objects.filter(customer_ids__contains=[card.id]).latest("id")
    unfinished = unfinished_of(card)
    if by is not None and unfinished and not unfinished_too:
        raise Refused(
            _("This still goes on: %(what)s. Settle it first, or say that it is erased too.")
            % {"what": in_words(unfinished)}
        )
    person = person_of(card)
    counts: dict[str, Any] = {}
    files = 0
    for holding in holdings:
        counted = empty(holding, rows_of(holding, person))
        files += counted.pop("files", 0)
        if counted:
            so_far: dict[str, int] = defaultdict(int, counts.get(holding.name, {}))
            for name, number in counted.items():
                so_far[name] += number
            counts[holding.name] = dict(so_far)
    now = timezone.now()
    Customer.objects.filter(id__in=ids).update(erased_at=now, privacy=Customer.Privacy.PRIVATE)
    erasure = Erasure.objects.create(
        customer_ids=ids,
        born=mark_of(card),
        because=because,
        by=by,
        at=now,
        counts={**counts, "files": files},
        looked_for={"names": person.names, "addresses": person.addresses},
    )
    announce(PersonErased(customer_id=card.id, erasure_id=erasure.id, by_id=by.id if by else None))
    remove_traces_later.defer(erasure_id=erasure.id)
    transaction.on_commit(partial(put_on_the_list, [erasure]))
    return erasure
