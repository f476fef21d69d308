from django.db import transaction
from django.utils.translation import gettext as _

from zabota.answers.actions.save_macro import ensure_sensible
from zabota.answers.deeds import Deeds
from zabota.core.errors import Refused
from zabota.rules.conditions import Conditions
from zabota.rules.kept import rules_in_force
from zabota.rules.models import Rule
from zabota.rules.triggers import BY_NAME


@transaction.atomic
def save_rule(
    rule: Rule | None, *, name: str, trigger: str, conditions: Conditions, deeds: Deeds, order: int = 100
) -> Rule:
    """Make or change a rule. What it does was changed: then it is off until it was tested again."""
    if trigger not in BY_NAME or not name.strip():
        raise Refused(_("Say when it acts, and give it a name."))
    others = Rule.objects.exclude(pk=rule.pk) if rule else Rule.objects.all()
    if others.filter(name=name.strip()).exists():
        raise Refused(_("There is a rule of this name already."))
    if deeds.assign == "me":
        raise Refused(_("A rule has no hands of its own: choose a person."))
    ensure_sensible(deeds)
    rule = rule or Rule()
    before = rule.print
    rule.name, rule.order, rule.trigger = name.strip(), order, trigger
    rule.conditions, rule.deeds = conditions.kept, deeds.kept
    if rule.print != before:
        rule.switched_on_at = None
    rule.save()
    rules_in_force.forget()
    transaction.on_commit(rules_in_force.forget)
    return rule
