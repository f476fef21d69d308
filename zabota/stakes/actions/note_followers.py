from django.db import transaction

from zabota.company.models import User
from zabota.customers.models import Customer
from zabota.stakes.models import Following


@transaction.atomic
def note_followers(customer: Customer, followers: int, *, by: User, where: str = "") -> None:
    """How many a customer reaches in public; 0 takes the note away."""
    if followers <= 0:
        Following.objects.filter(customer=customer).delete()
        return
    Following.objects.update_or_create(
        customer=customer, defaults={"followers": followers, "where": where.strip(), "by": by}
    )
