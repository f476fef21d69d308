from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.company.models import User
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics
from zabota.recovery.models import Goodwill


@agenda_topics.register
class GoodwillOverLimit(AgendaTopic):
    """What was given, or proposed, beyond the giver's limit."""

    name = "goodwill_over_limit"
    label = gettext_lazy("Goodwill over the limit")
    order = 70

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        beyond = Goodwill.objects.visible_to(user).filter(within_limit=False, at__gt=since, at__lte=until)
        for gift in beyond.select_related("case", "given_by", "agreed_by").order_by("-cost"):
            words = {"case": gift.case, "cost": gift.cost, "currency": gift.currency, "who": gift.given_by}
            if gift.agreed_by:
                text = _("%(case)s: %(cost)s %(currency)s by %(who)s, agreed by %(agreed)s") % {
                    **words,
                    "agreed": gift.agreed_by,
                }
            else:
                text = _("%(case)s: %(cost)s %(currency)s by %(who)s, not agreed yet") % words
            yield Point(f"goodwill-{gift.id}", text, reverse("recovery:case", args=[gift.case_id]))
