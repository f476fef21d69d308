from zabota.core.holdings import holds
from zabota.desk.holdings import TALKS
from zabota.routing.models import RoutingDecision

holds(RoutingDecision, TALKS, of=("conversation__customer",))
