from zabota.routing.models.decision import RoutingDecision, Turn
from zabota.routing.models.person import Absence, Aptitude, CapacityLimit, Presence
from zabota.routing.models.policy import RoutingPolicy
from zabota.routing.models.topic import TopicWords

__all__ = [
    "Absence",
    "Aptitude",
    "CapacityLimit",
    "Presence",
    "RoutingDecision",
    "RoutingPolicy",
    "TopicWords",
    "Turn",
]
