from django.utils.translation import gettext_lazy as _

from zabota.routing.choosing import Person
from zabota.routing.criterion import Criterion, criteria


@criteria.register
class LeastLoaded(Criterion):
    name = "least_loaded"
    label = _("whoever has least to do")
    help = _("The smallest part of one's limit that is taken.")
    order = 20

    def key(self, person: Person) -> tuple[float, ...]:
        return (person.fullness,)
