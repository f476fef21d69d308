from django.utils.translation import gettext_lazy as _

from zabota.routing.choosing import Person
from zabota.routing.criterion import Criterion, criteria


@criteria.register
class RoundRobin(Criterion):
    name = "round_robin"
    label = _("in turn")
    help = _("Everybody who fits gets as many as the others.")
    order = 10

    def key(self, person: Person) -> tuple[float, ...]:
        return ()
