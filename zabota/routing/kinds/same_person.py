from django.utils.translation import gettext_lazy as _

from zabota.routing.choosing import Person
from zabota.routing.criterion import Criterion, criteria


@criteria.register
class SamePerson(Criterion):
    name = "same_person"
    label = _("the same person as last time")
    help = _("Whoever the customer was served by last, else in turn.")
    order = 40

    def key(self, person: Person) -> tuple[float, ...]:
        return (0 if person.served_last else 1,)
