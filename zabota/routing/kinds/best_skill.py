from django.utils.translation import gettext_lazy as _

from zabota.routing.choosing import Person
from zabota.routing.criterion import Criterion, criteria


@criteria.register
class BestSkill(Criterion):
    name = "best_skill"
    label = _("whoever knows it best")
    help = _("The highest level in what is asked for, then whoever likes it, then whoever has least to do.")
    order = 30

    def key(self, person: Person) -> tuple[float, ...]:
        return (-person.level, -person.liking, person.fullness)
