"""A complaint's deadlines: the country's rule, the branch's calendar and the settings put together."""

from datetime import datetime, timedelta

from zabota.company.hours import schedule_of
from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.complaints.countries import PRESETS, preset_of
from zabota.complaints.deadlines import Deadline, Rule, Term, Unit, Week, deadline
from zabota.complaints.models import DeadlineRule


def country_of(branch: Branch | None) -> str:
    """The branch's country; a complaint of no branch is the company's own country's."""
    return (branch.country if branch else value_of("complaints.country")).upper()


def rule_for(country: str, kind: str) -> tuple[str, Rule]:
    """Under which country's name the rule stands, and the rule: the company's own, else the preset."""
    name = preset_of(country)
    own = {rule.country: rule for rule in DeadlineRule.objects.filter(kind=kind, country__in=[country, name])}
    kept = own.get(country) or own.get(name)
    return (kept.country, as_rule(kept)) if kept else (name, PRESETS[name][kind])


def as_rule(kept: DeadlineRule) -> Rule:
    return Rule(
        Term(kept.acknowledge_days, Unit(kept.acknowledge_unit)),
        Term(kept.answer_days, Unit(kept.answer_unit)),
        kept.moves,
        kept.source,
    )


def deadline_of(branch: Branch | None, at: datetime, term: Term, *, moves: bool) -> Deadline:
    """When a term that begins now at this branch ends."""
    week = Week(value_of("complaints.week", branch))
    return deadline(schedule_of(branch), at, term, moves=moves, week=week)


def view_due(branch: Branch | int | None, answered_at: datetime) -> datetime:
    """Until when the customer's view of the answer is waited for."""
    return answered_at + timedelta(days=value_of("complaints.view_days", branch))
