from zabota.company.models import User
from zabota.routing.models import CapacityLimit


def set_capacity(user: User, most: int | None, *, channel: str = "") -> None:
    """How many open conversations somebody is given at most, in all or by one channel; None is no limit."""
    limits = CapacityLimit.objects.filter(user=user, channel=channel)
    if most is None:
        limits.delete()
    else:
        CapacityLimit.objects.update_or_create(user=user, channel=channel, defaults={"most": most})
