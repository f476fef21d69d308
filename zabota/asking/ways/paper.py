from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zabota.asking.models import PaperBatch
from zabota.asking.way import AskingWay, State, asking_ways
from zabota.company.models import User
from zabota.feedback.models import Way


@asking_ways.register
class OnPaper(AskingWay):
    name = "paper"
    label = _("Paper")
    more = _("Questionnaires from the entrance, typed in quickly, twice if it must be sure.")
    icon = "clipboard-check"
    ways = (Way.PAPER,)
    url_name = "asking:batches"
    permission = "asking.type_in"
    order = 50

    def state(self, user: User) -> State:
        count = PaperBatch.objects.visible_to(user).filter(closed_at=None).count()
        return State(ngettext("%(n)d open batch", "%(n)d open batches", count) % {"n": count}, True)
