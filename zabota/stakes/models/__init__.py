from zabota.stakes.models.assumption import Assumption
from zabota.stakes.models.goal import Goal
from zabota.stakes.models.leaving import Following, Leaving

__all__ = ["Assumption", "Following", "Goal", "Leaving"]
