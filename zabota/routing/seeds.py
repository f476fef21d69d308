"""What a demo company has of routing: policies, limits, levels, words of topics and an absence."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from zabota.company.models import Skill, User
from zabota.routing.actions.note_absence import note_absence
from zabota.routing.actions.route_waiting import route_waiting
from zabota.routing.actions.save_policy import save_policy
from zabota.routing.actions.save_topic_words import save_topic_words
from zabota.routing.actions.set_aptitudes import set_aptitudes
from zabota.routing.actions.set_capacity import set_capacity
from zabota.routing.models import Absence, Aptitude

MOST = 12
WORDS = "programare, întâlnire, запись, записаться, appointment"


def seed_routing(people: dict[str, User], now: datetime) -> None:
    """Made at the end of a demo's life, it gives out what waits: the past was given by hand."""
    for user in people.values():
        skills = list(user.skills.all())
        if skills:
            set_capacity(user, MOST)
            set_aptitudes(user, {one: (level_of(user, one), liking_of(user, one)) for one in skills})
    for topic in Skill.objects.filter(kind=Skill.Kind.TOPIC)[:1]:
        save_topic_words(topic, WORDS)
    save_policy(
        None,
        name=_("Regulars go to whoever knows them"),
        order=10,
        criterion="same_person",
        continuity="continuous",
        match_topic=False,
    )
    save_policy(None, name=_("Everybody else in turn"), order=20, criterion="round_robin", match_topic=False)
    note_absence(
        people["victor"],
        starts_at=now - timedelta(days=1),
        ends_at=now + timedelta(days=9),
        kind=Absence.Kind.VACATION,
        by=people["elena"],
    )
    route_waiting(at=now)


def level_of(user: User, skill: Skill) -> int:
    """The same in every demo, and not the same for all."""
    return Aptitude.Level.values[(user.id + skill.id) % 3]


def liking_of(user: User, skill: Skill) -> int:
    return Aptitude.Liking.values[(user.id * 3 + skill.id) % 3]
