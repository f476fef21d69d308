from collections.abc import Mapping

from django.db import transaction

from zabota.company.models import Skill, User
from zabota.routing.models import Aptitude


@transaction.atomic
def set_aptitudes(user: User, levels: Mapping[Skill, tuple[int, int]]) -> None:
    """How well somebody can do each of their skills and whether they like it: skill -> (level, liking)."""
    for skill, (level, liking) in levels.items():
        Aptitude.objects.update_or_create(
            user=user,
            skill=skill,
            defaults={"level": Aptitude.Level(level), "liking": Aptitude.Liking(liking)},
        )
