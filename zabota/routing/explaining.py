"""A decision in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.company.models import Skill, User
from zabota.routing.choosing import Why
from zabota.routing.criterion import criteria
from zabota.routing.models import Aptitude, RoutingDecision

AGAINST = {
    Why.ABSENT: _("is absent"),
    Why.AWAY: _("takes nothing new just now"),
    Why.FULL: _("has as many as the limit allows"),
    Why.CHANNEL_FULL: _("has as many of this channel as the limit allows"),
    Why.LANGUAGE: _("does not speak the language"),
    Why.TOPIC: _("does not know the topic"),
    Why.CUSTOMER_CLASS: _("does not serve this class of customers"),
}


def explained(decision: RoutingDecision) -> dict[str, Any]:
    """What was asked for, and of everybody what spoke for and against them."""
    about = decision.considered
    lines = about.get("people", [])
    names = dict(User.objects.filter(id__in=[line["id"] for line in lines]).values_list("id", "name"))
    topics = Skill.objects.filter(id__in=about.get("topics", ())).values_list("name", flat=True)
    return {
        "decision": decision,
        "is_closed": about.get("closed", False),
        "criterion": criteria.get(decision.criterion),
        "language": about.get("language", ""),
        "topics": list(topics),
        "class": about.get("class", ""),
        "people": [line_of(line, names.get(line["id"], "?"), decision) for line in lines],
    }


def line_of(line: dict[str, Any], name: str, decision: RoutingDecision) -> dict[str, Any]:
    return {
        **line,
        "name": name,
        "is_chosen": line["id"] == decision.user_id,
        "reasons": [AGAINST[Why(why)] for why in line["against"] if why in list(Why)],
        "liking_text": Aptitude.Liking(max(-1, min(1, line["liking"]))).label if line["level"] else "",
    }
