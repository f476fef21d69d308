from django.utils.translation import gettext_lazy as _

from zabota.routing.choosing import Person
from zabota.routing.criterion import Criterion, criteria


@criteria.register
class PreferredPerson(Criterion):
    name = "preferred_person"
    label = _("the customer's own person")
    help = _("The person on the customer's card, else the one of last time, else in turn.")
    order = 50

    def key(self, person: Person) -> tuple[float, ...]:
        return (0 if person.is_preferred else 1, 0 if person.served_last else 1)
