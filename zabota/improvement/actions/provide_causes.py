from django.db import transaction

from zabota.company.models import Department, User
from zabota.company.parameters import value_of
from zabota.feedback.models import Touchpoint
from zabota.improvement.actions.add_cause import add_cause
from zabota.improvement.models import RootCause
from zabota.improvement.presets import templates_for


@transaction.atomic
def provide_causes(profile: str | None = None, *, by: User | None = None) -> int:
    """Take a sector's tree of causes; what is there by key or name is left alone. How many are new."""
    met = {row.name: row for row in Touchpoint.objects.in_use().filter(branch=None)}
    stands: dict[str, RootCause] = {}
    new = 0
    for template in templates_for(profile or value_of("company.profile")):
        parent = stands.get(template.below)
        cause = _found(template.key, template.en, parent)
        if cause is None:
            touchpoints = [met[name] for name in template.touchpoints if name in met]
            cause = add_cause(
                template.en,
                by=by,
                parent=parent,
                department=_owner(touchpoints),
                touchpoints=touchpoints,
                words=template.words,
                names={"ru": template.ru, "ro": template.ro},
                key=template.key,
            )
            new += 1
        stands[template.key] = cause
    return new


def _found(key: str, name: str, parent: RootCause | None) -> RootCause | None:
    by_key = RootCause.objects.filter(key=key).first()
    return by_key or RootCause.objects.in_use().filter(name=name, parent=parent).first()


def _owner(touchpoints: list[Touchpoint]) -> Department | None:
    """The department that owns the touchpoint answers for what goes wrong there."""
    return next((point.department for point in touchpoints if point.department), None)
