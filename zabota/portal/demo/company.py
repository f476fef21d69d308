"""The places and people of a demo company, made by the company's own actions."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from zabota.channels.actions.connect_inbox import connect_inbox
from zabota.channels.kind import kinds
from zabota.channels.models import Inbox
from zabota.company import roles
from zabota.company.actions.add_public_holidays import add_public_holidays
from zabota.company.actions.add_user import add_user
from zabota.company.actions.provide_roles import provide_roles
from zabota.company.actions.save_branch import save_branch
from zabota.company.actions.save_department import save_department
from zabota.company.actions.save_skill import save_skill
from zabota.company.actions.save_team import save_team
from zabota.company.actions.set_hours import set_hours
from zabota.company.actions.set_parameter import set_parameter
from zabota.company.models import Branch, Department, Role, Skill, Team, User
from zabota.company.parameters import value_of
from zabota.portal.demo.people import NAMED, PASSWORD, STAFF, Person
from zabota.portal.demo.plan import CompanyPlan


@dataclass
class House:
    """What stands of the demo company; filled from the first branch to the last inbox."""

    plan: CompanyPlan
    branches: list[Branch] = field(default_factory=list)
    people: dict[str, User] = field(default_factory=dict)
    """Key of a person (people.py) -> user."""
    departments: dict[str, Department] = field(default_factory=dict)
    teams: dict[int, Team] = field(default_factory=dict)
    """Branch id -> its desk."""
    inboxes: list[Inbox] = field(default_factory=list)

    def desk_of(self, branch: Branch) -> list[User]:
        """Who answers customers there."""
        serving = [
            self.people[person.key] for person in STAFF if person.answers_at(self.branches.index(branch))
        ]
        return serving or [self.people["nina"]]


def build(plan: CompanyPlan, now: datetime) -> House:
    """Sector, places with hours and holidays, people with roles and skills, inboxes."""
    house = House(plan)
    set_parameter("company.profile", plan.profile)
    set_parameter("company.name", plan.name)
    set_parameter("customers.remarks_until_asked", value_of("customers.remarks_until_asked"))
    provide_roles()
    _open_branches(house, now)
    _hire(house)
    _connect(house)
    return house


def _open_branches(house: House, now: datetime) -> None:
    for place in house.plan.branches:
        branch = save_branch(
            None,
            name=place.name,
            kind=house.plan.kind_of_branch,
            city=place.city,
            address=place.address,
            phone=place.phone,
            zone=place.zone,
            country=place.country,
        )
        set_hours(branch, place.week)
        house.branches.append(branch)
    for year in {now.year - 1, now.year, now.year + 1}:
        for place, branch in zip(house.plan.branches, house.branches, strict=True):
            if place.country != "MD":
                add_public_holidays(place.country, year, branch=branch)
        add_public_holidays("MD", year)


def _hire(house: House) -> None:
    kept = {role.key: role for role in Role.objects.all()}
    for person in STAFF:
        house.people[person.key] = add_user(
            f"{person.key}@zabota.example",
            person.name,
            title=str(roles.ROLES[person.role]),
            roles=[kept[person.role]],
            branches=[house.branches[place] for place in person.places],
            skills=_skills(person, house.plan),
            password=PASSWORD if person.key in NAMED else None,
        )
    for branch in house.branches:
        members = house.desk_of(branch)
        house.teams[branch.id] = save_team(
            None, name=_("Desk %(branch)s") % {"branch": branch}, branch=branch, members=members
        )
    house.teams[0] = save_team(None, name=_("Customer relations"), members=[house.people["irina"]])
    for stage, name in house.plan.departments.items():
        house.departments[stage] = save_department(None, name=_(name), head=house.people["elena"])


def _skills(person: Person, plan: CompanyPlan) -> list[Skill]:
    languages = [save_skill(Skill.Kind.LANGUAGE, language) for language in person.languages]
    topic = person.topic and save_skill(Skill.Kind.TOPIC, _(plan.reasons[person.topic - 1]))
    return [*languages, *([topic] if topic else [])]


def _connect(house: House) -> None:
    """One inbox of each kind that there is: mail kept in the house, the form and the chat of the site."""
    main, by = house.branches[0], house.people["dan"]
    ways: dict[str, dict[str, Any]] = {
        "email": {
            "name": _("Mail"),
            "address": "info@zabota.example",
            "settings": {"way_in": "handed", "keeps": True},
        },
        "form": {"name": _("Form on the site"), "settings": {}},
        "chat": {"name": _("Chat on the site"), "settings": {}},
    }
    for kind, about in ways.items():
        if kind in kinds and kinds[kind].can_be_connected:
            made = connect_inbox(kind, by=by, secrets={}, team=house.teams[main.id], **about)
            house.inboxes.append(made)
